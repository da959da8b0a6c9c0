import type { Notice } from '../../../diagnosis/notices/notice.ts';
import { CURRENT_VERSION, MINIMUM_VERSION, NEWEST_VERSION } from '../../../inventorum/versions.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';
import { visibleText } from '../../../ui/language/visible-text.ts';
import { NOT_TOLD } from './not-told-words.ts';

type Of<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>;

const UNREADABLE: Readonly<Record<Of<'body unreadable'>['because'], PlainKey>> = {
  'too long': 'noticeBodyTooLong',
  'not json': 'noticeBodyNotJson',
  'no error': 'noticeBodyNoError',
  'broke off': 'noticeBodyBrokeOff',
  cut: 'noticeBodyCut',
  'not text': 'noticeBodyNotText',
  'not told': 'noticeBodyNotTold',
  'not checked': 'noticeBodyNotChecked',
};

/** The versions that texts name. */
export const VERSIONS = {
  from: String(MINIMUM_VERSION),
  to: String(CURRENT_VERSION),
  newest: String(NEWEST_VERSION),
};

/** A notice as a sentence. */
export function noticeWords(notice: Notice): Phrase {
  switch (notice.kind) {
    case 'not told':
      return phrase(NOT_TOLD[notice.because]);
    case 'first page':
      return notice.first === 0
        ? phrase('noticeSkippedPage')
        : phrase('noticeFirstPage', { asked: String(notice.asked), first: String(notice.first) });
    case 'limit cut':
      return cutWords(notice);
    case 'version missing':
      return phrase('noticeVersionMissing');
    case 'version odd':
      return oddWords(notice);
    case 'version replaced':
      return phrase('noticeVersionReplaced', { processed: visibleText(notice.processed) });
    case 'asynchronous':
      return phrase('noticeAsynchronous');
    case 'body unreadable':
      return phrase(UNREADABLE[notice.because]);
    case 'worked without scope':
      return phrase('noticeWorkedWithout', { scope: notice.scope });
  }
}

function cutWords({ asked, got, most }: Of<'limit cut'>): Phrase {
  return got === null
    ? phrase('noticeLimitAbove', { asked: String(asked), most: String(most) })
    : phrase('noticeLimitCut', { asked: String(asked), got: String(got), most: String(most) });
}

function oddWords({ sent, problem }: Of<'version odd'>): Phrase {
  const version = visibleText(sent);
  switch (problem) {
    case 'no number':
      return phrase('noticeVersionNoNumber', { version });
    case 'out of range':
      return phrase('noticeVersionRange', { version, ...VERSIONS });
    case 'newer than documented':
      return phrase('noticeVersionNewer', { version, to: String(CURRENT_VERSION) });
  }
}
