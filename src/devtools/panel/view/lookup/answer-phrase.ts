import type { KnownCall, LookupAnswer } from '../../../../diagnosis/lookup/look-up.ts';
import { type Phrase, phrase } from '../../../../ui/language/phrase.ts';
import { visibleText } from '../../../../ui/language/visible-text.ts';

/** The answer in one sentence; null: no call could be read from the text. */
export function answerPhrase(answer: LookupAnswer | null, text: string): Phrase {
  switch (answer?.kind) {
    case undefined:
      return phrase(text.trim() === '' ? 'lookupEverything' : 'lookupNoPath');
    case 'known':
      return knownPhrase(answer.calls);
    case 'other methods':
      return phrase('lookupOtherMethods', { text: answer.method }, shown(answer.template), {
        text: answer.known.join(', '),
      });
    case 'unknown':
      return phrase(
        answer.similar.length > 0 ? 'lookupUnknownSimilar' : 'lookupUnknown',
        shown(answer.template),
      );
  }
}

function knownPhrase(calls: readonly KnownCall[]): Phrase {
  const [only, ...others] = calls;
  if (!only) return phrase('lookupEverything');
  if (others.length > 0) return phrase('lookupSeveral', shown(only.template));
  const { method, template, endpoint, needed } = only;
  const name = shown(`${method} ${template}`);
  const scopes = [needed?.right, needed?.legacy].filter((scope) => scope !== null && scope !== undefined);
  const [first, second] = scopes;
  if (first === undefined) return phrase(endpoint ? 'lookupNeedsNone' : 'lookupOnlySeen', name);
  if (second === undefined) return phrase('lookupNeeds', name, { text: first });
  return phrase('lookupNeedsEither', name, { text: first }, { text: second });
}

/** A template is made of what somebody typed. */
function shown(text: string): { readonly text: string } {
  return { text: visibleText(text) };
}
