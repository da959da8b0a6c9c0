import type { Learned } from '../../../diagnosis/learning/learned.ts';
import { everyKnownCall, type KnownCall, type LookupAnswer } from '../../../diagnosis/look-up.ts';
import { type Phrase, phrase } from '../../../ui/language/phrase.ts';
import { visibleText } from '../../../ui/language/visible-text.ts';

/** The calls that an answer shows; null: nothing was asked yet, so every known one. */
export function callsOf(answer: LookupAnswer | null, learned: Learned): readonly KnownCall[] {
  switch (answer?.kind) {
    case undefined:
      return askingFirst(everyKnownCall(learned));
    case 'known':
      return answer.calls;
    case 'other methods':
      return everyKnownCall(learned).filter(({ template }) => template === answer.template);
    case 'unknown':
      return answer.similar;
  }
}

/** Calls without a scope (log-in, public data) come last. */
function askingFirst(calls: readonly KnownCall[]): readonly KnownCall[] {
  const asking = calls.filter(({ needed }) => needed !== null);
  return [...asking, ...calls.filter((each) => !asking.includes(each))];
}

/** The answer in one sentence; null: the text contains no call. A template may contain typed text. */
export function lookupPhrase(answer: LookupAnswer | null, text: string): Phrase {
  switch (answer?.kind) {
    case undefined:
      return phrase(text.trim() === '' ? 'lookupEverything' : 'lookupNoPath');
    case 'known':
      return knownPhrase(answer.calls);
    case 'other methods':
      return phrase('lookupOtherMethods', {
        method: answer.method,
        path: visibleText(answer.template),
        methods: answer.known.join(', '),
      });
    case 'unknown':
      return phrase(answer.similar.length > 0 ? 'lookupUnknownSimilar' : 'lookupUnknown', {
        path: visibleText(answer.template),
      });
  }
}

function knownPhrase(calls: readonly KnownCall[]): Phrase {
  const [only, ...others] = calls;
  if (!only) return phrase('lookupEverything');
  if (others.length > 0) return phrase('lookupSeveral', { path: visibleText(only.template) });
  const { method, template, endpoint, needed } = only;
  const name = visibleText(`${method} ${template}`);
  const scopes = [needed?.right, needed?.legacy].filter((scope) => scope !== null && scope !== undefined);
  const [first, second] = scopes;
  if (first === undefined) return phrase(endpoint ? 'lookupNeedsNone' : 'lookupOnlySeen', { call: name });
  if (second === undefined) return phrase('lookupNeeds', { call: name, scope: first });
  return phrase('lookupNeedsEither', { call: name, scope: first, legacy: second });
}
