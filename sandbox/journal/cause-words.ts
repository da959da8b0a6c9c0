import { clock, duration } from '../../src/ui/language/times.ts';
import type { ClockState } from '../clock.ts';
import type { Cause } from '../log/cause.ts';
import { JOURNAL_WORDS, type JournalLanguage } from './journal-words.ts';

type Of<Kind extends Cause['kind']> = Extract<Cause, { kind: Kind }>;

/** What only the server knows about a refusal, as sentences. `now`: ms since the epoch */
export function causeWords(language: JournalLanguage, cause: Cause, now: number): readonly string[] {
  const words = JOURNAL_WORDS[language].causes;
  const { faultKinds } = JOURNAL_WORDS[language];
  const time = (at: number) => clock(language, at, now);
  switch (cause.kind) {
    case 'fault':
      return [
        cause.id === null
          ? words.faultAsked(faultKinds[cause.fault])
          : words.fault(cause.id, faultKinds[cause.fault]),
      ];
    case 'token unknown':
      return [cause.issued ? words.tokenGone : words.tokenForeign];
    case 'token replaced':
      return [words.tokenReplaced(time(cause.at))];
    case 'token revoked':
      return [words.tokenRevoked(time(cause.at))];
    case 'token expired':
      return expiredWords(language, cause, now);
    case 'refresh token used':
      return [words.refreshUsed(time(cause.at))];
    case 'refresh token revoked':
      return [words.refreshRevoked(time(cause.at))];
    case 'refresh token unknown':
      return [words.refreshUnknown];
    case 'refresh token of another app':
      return [words.refreshOfOther];
    case 'rate limit':
      return [words.rateLimit(cause.perSecond), ...(cause.frozen ? [words.frozen] : [])];
    default:
      return rightsAndRecords(language, cause, now);
  }
}

function expiredWords(
  language: JournalLanguage,
  { at, clock: shown }: Of<'token expired'>,
  now: number,
): readonly string[] {
  const words = JOURNAL_WORDS[language].causes;
  const expired = words.tokenExpired(clock(language, at, now));
  if (!shown.frozen && shown.offsetMs === 0) return [expired];
  const how = shown.frozen ? words.stands : offsetWords(language, shown.offsetMs);
  return [expired, words.byClock(clock(language, shown.now, now), how)];
}

function rightsAndRecords(
  language: JournalLanguage,
  cause: Of<'scope' | 'role' | 'other account' | 'deleted' | 'no record' | 'no endpoint' | 'method'>,
  now: number,
): readonly string[] {
  const { causes: words, roles } = JOURNAL_WORDS[language];
  switch (cause.kind) {
    case 'scope':
      return cause.changed === null ? [] : [words.scopeChanged(cause.changed)];
    case 'role':
      return [words.role(cause.user, roles[cause.role], cause.permission)];
    case 'other account':
      return [words.otherAccount(cause.own, cause.other)];
    case 'deleted':
      return [words.deleted(clock(language, cause.at, now))];
    case 'no record':
      return [words.noRecord];
    case 'no endpoint':
      return [words.noEndpoint, ...(cause.near === null ? [] : [words.near(cause.near)])];
    case 'method':
      return [words.method(cause.allowed)];
  }
}

/** '2 hr ahead' */
function offsetWords(language: JournalLanguage, ms: number): string {
  const { ahead, behind } = JOURNAL_WORDS[language];
  return ms < 0 ? behind(duration(language, -ms)) : ahead(duration(language, ms));
}

/** What the clock shows that is not the real time; null: nothing. */
export function clockWords(language: JournalLanguage, { frozen, now, offsetMs }: ClockState): string | null {
  const { clockRuns, clockStands } = JOURNAL_WORDS[language];
  if (frozen) return clockStands(`${new Date(now).toISOString().slice(0, 19)}Z`);
  return offsetMs === 0 ? null : clockRuns(offsetWords(language, offsetMs));
}
