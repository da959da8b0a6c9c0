import type { ByRules, Sender } from '../../../diagnosis/sender.ts';
import { type ApiError, KNOWN_ERROR_KEYS } from '../../../inventorum/api-error.ts';
import type { Evidence } from '../../../inventorum/evidence.ts';
import type { ScopeRequirement } from '../../../inventorum/scope-map.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import type { Language } from '../../../ui/language/language.ts';
import { clock } from '../../../ui/language/times.ts';

/** The evidence for a fact, in one or two words. */
export const EVIDENCE_WORDS: Readonly<Record<Evidence, PlainKey>> = {
  documented: 'evidenceDocumented',
  recorded: 'evidenceRecorded',
  assumed: 'evidenceAssumed',
  observed: 'evidenceObserved',
};

/** The token that a call carried, without the token. `now`: ms since the epoch */
export function senderWords({ say, tag }: Language, sender: Sender, now: number): string {
  switch (sender.kind) {
    case 'saved': {
      const { tokenSet, tail, from } = sender;
      const since = say('sentWithSince', { time: clock(tag, from, now) });
      return `${say('sentWithOurs', { tokenSet: tokenSet.label, tail: tailWords(tail), app: tokenSet.app.label })}, ${since}`;
    }
    case 'elsewhere': {
      const { tokenSet, tail, environmentName } = sender;
      return say('sentWithElsewhere', {
        tokenSet: tokenSet.label,
        tail: tailWords(tail),
        environment: environmentName,
      });
    }
    case 'not ours':
      return say('sentWithNotOurs', { tail: tailWords(sender.tail) });
    case 'other scheme':
      return say(sender.scheme === 'Basic' ? 'sentWithBasic' : 'sentWithMalformed');
    case 'malformed':
      return say('sentWithMalformed');
    case 'none':
      return say('sentWithNothing');
    case 'not told':
      return notToldWords({ say }, sender.byRules);
  }
}

function notToldWords({ say }: Pick<Language, 'say'>, byRules: ByRules): string {
  switch (byRules.kind) {
    case 'token set':
      return say('sentWithNotToldRules', { tokenSet: byRules.tokenSet.label });
    case 'none':
      return say('sentWithNotToldNone');
    case 'unknown':
      return say('sentWithNotTold');
  }
}

function tailWords(tail: string): string {
  return tail === '' ? '' : `…${tail}`;
}

/** That calls have contradicted the catalogue. */
export function disputedWords(say: Language['say'], { right, legacy }: ScopeRequirement): string {
  return say('disputedText', { scope: [right, legacy].filter((scope) => scope !== null).join(' / ') });
}

/** Whether an answer has an error key that no source names. */
export function isUnheardOf(server: ApiError | null): boolean {
  return server !== null && server.key !== null && !KNOWN_ERROR_KEYS.has(server.key);
}
