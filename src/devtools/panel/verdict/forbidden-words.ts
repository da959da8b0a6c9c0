import type { Verdict } from '../../../diagnosis/verdict/verdict.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';

type Forbidden = Extract<Verdict, { kind: 'forbidden' }>;

/** What happened. Only a body that was read rules out that the scope is the cause. */
export function forbiddenTitle({ scope, unread }: Forbidden): Phrase {
  return phrase(scope === 'granted' && !unread ? 'titleForbidden' : 'titleForbiddenUnclear');
}

/** What it means. */
export function forbiddenAdvice({ scope, unread }: Forbidden): Phrase {
  return phrase((unread ? UNREAD : READ)[scope]);
}

const READ: Readonly<Record<Forbidden['scope'], PlainKey>> = {
  granted: 'adviceForbidden',
  'not granted': 'adviceForbiddenNotGranted',
  'not known': 'adviceForbiddenUnclear',
};

const UNREAD: Readonly<Record<Forbidden['scope'], PlainKey>> = {
  granted: 'adviceForbiddenUnreadGranted',
  'not granted': 'adviceForbiddenUnreadNotGranted',
  'not known': 'adviceForbiddenUnread',
};
