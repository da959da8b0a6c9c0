import type { Problem } from '../../messaging/protocol.ts';
import type { MessageKey } from '../../platform/i18n.ts';

/** What to say about a command that was not carried out. */
export const PROBLEM_MESSAGE: Readonly<Record<Problem['code'] | 'no answer' | 'another field', MessageKey>> =
  {
    missing: 'problemMissing',
    'has white space': 'problemWhiteSpace',
    'not ascii': 'problemNotAscii',
    'too long': 'problemTooLong',
    'cannot be sent': 'problemCannotBeSent',
    'another field': 'problemAnotherField',
    'refresh token already saved': 'problemAlreadySaved',
    'not an origin': 'problemNotOrigin',
    'not secure': 'problemNotSecure',
    'not reachable': 'problemNotReachable',
    'already there': 'problemAlreadyThere',
    'in use': 'problemInUse',
    'no permission': 'problemNoPermission',
    'one reach': 'problemOneReach',
    'wrong password': 'problemWrongPassword',
    'wrong client': 'problemWrongClient',
    'no refresh token': 'problemNoRefreshToken',
    'try later': 'problemTryLater',
    'too soon': 'problemTooSoon',
    locked: 'problemLocked',
    'not found': 'problemNotFound',
    'not saved': 'problemNotSaved',
    'not the API': 'problemNotTheApi',
    'no access token': 'problemNoAccessToken',
    'write guard': 'problemWriteGuard',
    refused: 'problemRefused',
    'no answer': 'problemNoAnswer',
  };
