import { EVIDENCE_WORDS } from '../src/devtools/panel/verdict/fact-words.ts';
import { callsOf, lookupPhrase } from '../src/devtools/panel/views/lookup-words.ts';
import type { Learned } from '../src/diagnosis/learning/learned.ts';
import { type KnownCall, type LookupAnswer, lookUp } from '../src/diagnosis/look-up.ts';
import { parseCall } from '../src/diagnosis/parse-call.ts';
import type { Evidence } from '../src/inventorum/evidence.ts';
import { sayPhrase } from '../src/ui/language/phrase.ts';
import { ANSWER_IS_NO, type CliCommand } from './command.ts';
import { commandLine } from './command-line.ts';
import { ENGLISH } from './english.ts';
import { columns, heading, printJson } from './print.ts';

const OPTIONS = { json: { type: 'boolean', default: false } } as const;

function usage(program: string): string {
  return `
Usage: ${program} scopes [METHOD] [PATH] [--json]

Which scope a call needs, and how that is known. Offline: nothing is sent. Without a call: every known one.
Also understands a full address, and a curl line in quotes, of which it uses method and path only.

  ${program} scopes POST /products/
  ${program} scopes 'GET https://app.inventorum.com/api/orders/7/'

  --json   one line: {kind, answer, calls: [{method, template, needsScope, scope, scopeEvidence, legacyScope,
           legacyScopeEvidence, source}]}; a scope is null if none of its kind is known, needsScope null if that
           is not known

Exit codes: 0 answered; 2 the call is not known.
`;
}

/** `inventorum scopes`: the panel's "Look up". */
export const SCOPES: CliCommand = {
  name: 'scopes',
  summary: 'which scope a call needs, and how that is known',
  options: OPTIONS,
  completes: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  run: async (args, program) => {
    const { values, positionals } = commandLine({
      ...{ usage: usage(program), options: OPTIONS, words: 'any', args },
    });
    const answer = answerTo(positionals.join(' '));
    if (values.json) printJson(answer);
    else printAnswer(answer);
    if (!answer.isKnown) process.exitCode = ANSWER_IS_NO;
  },
};

/** A line of the answer: what one call needs. Any one of the two scopes is enough. */
interface NeededByCall {
  readonly method: string;
  readonly template: string;
  /** null: the call is known, but not what it needs */
  readonly needsScope: boolean | null;
  readonly scope: string | null;
  readonly scopeEvidence: Evidence | null;
  readonly legacyScope: string | null;
  readonly legacyScopeEvidence: Evidence | null;
  /** of the need, or of the endpoint if it needs none */
  readonly source: string | null;
}

interface ScopesAnswer {
  readonly kind: LookupAnswer['kind'] | 'everything' | 'no path';
  /** as a sentence */
  readonly answer: string;
  readonly calls: readonly NeededByCall[];
}

/** No browser has observed anything here. */
const NOTHING_LEARNED: Learned = new Map();

/** What is known of a call, typed in any of the ways that the panel understands. */
export function answerTo(text: string): ScopesAnswer & { readonly isKnown: boolean } {
  const call = parseCall(text);
  const found = call && lookUp(call, NOTHING_LEARNED);
  const nothingAsked = text.trim() === '' ? 'everything' : 'no path';
  const kind = found?.kind ?? nothingAsked;
  return {
    kind,
    isKnown: kind === 'known' || kind === 'everything',
    answer: sayPhrase(ENGLISH, lookupPhrase(found, text), 0),
    calls: callsOf(found, NOTHING_LEARNED).map(neededBy),
  };
}

function neededBy({ method, template, endpoint, needed }: KnownCall): NeededByCall {
  return {
    method,
    template,
    needsScope: needed === null && endpoint === null ? null : needed !== null,
    scope: needed?.right ?? null,
    scopeEvidence: needed?.right ? needed.rightEvidence : null,
    legacyScope: needed?.legacy ?? null,
    legacyScopeEvidence: needed?.legacy ? needed.legacyEvidence : null,
    source: needed?.source ?? endpoint?.source ?? null,
  };
}

function printAnswer({ kind, answer, calls }: ScopesAnswer): void {
  const [only, ...others] = calls;
  console.log(heading(answer));
  if (kind === 'known' && only && others.length === 0) {
    for (const line of factsOf(only)) console.log(`  ${line}`);
    return;
  }
  const { say } = ENGLISH;
  const rows = calls.map((call) => [call.method, call.template, ...inTable(call)]);
  const head = [say('columnCall'), '', say('columnScope'), say('columnEvidence')];
  if (rows.length > 0) for (const line of columns([head, ...rows])) console.log(`  ${line}`);
}

function factsOf({ scope, scopeEvidence, legacyScope, legacyScopeEvidence, source }: NeededByCall) {
  const { say } = ENGLISH;
  return [
    ...(scope === null ? [] : [`${scope} (${evidenceWords(scopeEvidence)})`]),
    ...(legacyScope === null
      ? []
      : [`${say('neededLegacy', { scope: legacyScope })} (${evidenceWords(legacyScopeEvidence)})`]),
    ...(source === null ? [] : [`${say('source')} ${source}`]),
  ];
}

function inTable({ needsScope, scope, scopeEvidence, legacyScope, legacyScopeEvidence }: NeededByCall) {
  const { say } = ENGLISH;
  if (needsScope === null) return [say('grantedUnknown'), ''];
  if (!needsScope) return [say('needsNoScope'), ''];
  const either = [
    ...(scope === null ? [] : [[scope, scopeEvidence] as const]),
    ...(legacyScope === null ? [] : [[legacyScope, legacyScopeEvidence] as const]),
  ];
  return [
    either.map(([name]) => name).join(' or '),
    either.map(([, evidence]) => evidenceWords(evidence)).join('; '),
  ];
}

function evidenceWords(evidence: Evidence | null): string {
  return evidence === null ? '' : ENGLISH.say(EVIDENCE_WORDS[evidence]);
}
