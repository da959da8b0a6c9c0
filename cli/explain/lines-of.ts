import { disputedWords, EVIDENCE_WORDS } from '../../src/devtools/panel/verdict/fact-words.ts';
import { adviceSummary, SCOPE_USES } from '../../src/devtools/panel/views/advice-words.ts';
import type { Verdict } from '../../src/diagnosis/verdict/verdict.ts';
import { SHORE_APPS_PAGE } from '../../src/inventorum/contacts.ts';
import type { ScopeRequirement } from '../../src/inventorum/scope-map.ts';
import { count } from '../../src/ui/language/count.ts';
import { ENGLISH } from '../english.ts';
import { columns, heading } from '../print.ts';
import type { AdviceReport, CallReport, RecordingReport } from './report-of.ts';

const { say } = ENGLISH;

/** The report for people. `all`: also the calls that worked. */
export function linesOf({ calls, advice, leftOut }: RecordingReport, all: boolean): readonly string[] {
  const failed = calls.filter(({ worked }) => !worked);
  const shown = all ? calls : failed;
  return [
    ...shown.flatMap((call) => [...linesOfCall(call), '']),
    heading(
      `${count(ENGLISH, 'exchanges', calls.length)} to the API, ${failed.length} did not work; ` +
        `${leftOut} other requests are left out.`,
    ),
    ...advice.flatMap((each) => ['', ...linesOfAdvice(each)]),
  ];
}

function linesOfCall(call: CallReport): readonly string[] {
  const { method, path, origin, status, title, advice, verdict, sentWith, notices } = call;
  const facts = [...scopeFacts(verdict), ...(sentWith === null ? [] : [[say('sentWith'), sentWith]])];
  return [
    heading(`${method} ${path}  ${status || say('titleNoAnswer')}  ${origin}`),
    `  ${title}`,
    ...columns([...facts, ...serverFacts(call)]).map((line) => `  ${line}`),
    ...(advice === null ? [] : [`  ${advice}${placeOf(verdict)}`]),
    ...notices.map((notice) => `  ${notice}`),
  ];
}

/** What the advice is about, where the panel shows it beside the sentence. */
function placeOf(verdict: Verdict): string {
  if (verdict.kind === 'slash missing') return ` ${verdict.path}`;
  return verdict.kind === 'redirect' && verdict.location !== null ? ` ${verdict.location}` : '';
}

function scopeFacts(verdict: Verdict): readonly (readonly string[])[] {
  if (verdict.kind !== 'scope.wrong') return [];
  const { needed, missing, disputed } = verdict;
  return [
    [say('needed'), needed ? neededWords(needed) : say('neededUnknown')],
    ...(missing === null ? [] : [[say('missing'), missing]]),
    ...(disputed === null ? [] : [[say('disputed'), disputedWords(say, disputed)]]),
  ];
}

function neededWords({ right, rightEvidence, legacy, legacyEvidence }: ScopeRequirement): string {
  const either = [
    ...(right === null ? [] : [`${right} (${say(EVIDENCE_WORDS[rightEvidence])})`]),
    ...(legacy === null
      ? []
      : [`${say('neededLegacy', { scope: legacy })} (${say(EVIDENCE_WORDS[legacyEvidence])})`]),
  ];
  return either.join(', ');
}

function serverFacts({ status, server }: CallReport): readonly (readonly string[])[] {
  if (server === null) return [];
  const { key, description, fields } = server;
  const said = [String(status), key, description && `“${description}”`].filter(Boolean).join(' ');
  return [
    [say('serverSays'), said],
    ...fields.map(({ field, message, sent }, i) => [
      i === 0 ? say('serverFields') : '',
      `${field || say('wholeInput')}: ${message}${sent === null ? '' : ` (${say('fieldSent', { value: sent })})`}`,
    ]),
  ];
}

function linesOfAdvice(advice: AdviceReport): readonly string[] {
  const { token, least, scopes, unknown, disputed } = advice;
  const whose =
    token === null ? say('sentWithNothing') : say('sentWithNotOurs', { tail: token && `…${token}` });
  const rows = SCOPE_USES.flatMap(([use, , word]) =>
    scopes
      .filter((each) => each.use === use)
      .map((each) => [
        each.scope,
        say(word),
        String(each.calls),
        each.evidence.map((evidence) => say(EVIDENCE_WORDS[evidence])).join(', '),
      ]),
  );
  const head = ['columnScope', 'columnUse', 'columnCalls', 'columnEvidence'] as const;
  return [
    heading(`${say('viewAdvice')}: ${whose}`),
    `  ${adviceSummary(ENGLISH, { ...advice, tokenSet: null })}`,
    ...(rows.length > 0 ? columns([head.map((key) => say(key)), ...rows]).map((line) => `  ${line}`) : []),
    ...(least.length > 0
      ? [`  ${say('adviceLeast')}: ${least.join(' ')}`, `  ${say('adviceInternalWay')} ${SHORE_APPS_PAGE}`]
      : []),
    ...warning('adviceUnknown', unknown),
    ...warning('adviceDisputed', disputed),
  ];
}

function warning(text: 'adviceUnknown' | 'adviceDisputed', calls: readonly string[]): readonly string[] {
  return calls.length === 0 ? [] : [`  ${say(text)}`, ...calls.map((call) => `    ${call}`)];
}
