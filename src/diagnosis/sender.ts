import type { Exchange } from './exchange/exchange.ts';
import type { NotTold } from './exchange/not-told.ts';
import type { Knowledge, Recognised, SavedTokenSet } from './knowledge.ts';

/** Whose token a request carried. Times are ms since the epoch. */
export type Sender =
  | Recognised
  | { readonly kind: 'not ours'; readonly tail: string }
  | { readonly kind: 'other scheme'; readonly scheme: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'none' }
  /** the browser does not tell; that is no "none" */
  | { readonly kind: 'not told'; readonly because: NotTold; readonly byRules: ByRules };

/** What the rules made a request carry, where the browser does not tell: a token set, none, or that is unknown, too. */
export type ByRules =
  | { readonly kind: 'token set'; readonly tokenSet: SavedTokenSet }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** Recognises the token set by the fingerprint of its access token, first those of the called environment. */
export function senderOf(
  { credential, asked }: Pick<Exchange, 'credential' | 'asked'>,
  knowledge: Pick<Knowledge, 'tokenSets' | 'elsewhere' | 'explanation' | 'recognised'>,
): Sender {
  const { tokenSets, explanation, recognised } = knowledge;
  if (credential.kind === 'not told') {
    return { ...credential, byRules: byRules(credential.because, asked, { tokenSets, explanation }) };
  }
  if (credential.kind !== 'bearer') return credential;
  const now = recognise(credential, knowledge);
  return recognised === null ? now : asRecognised(recognised, now, tokenSets);
}

/** What was known of a token stays known: a log-in, a refresh or a deletion that came later changes no past call. */
function asRecognised(before: Recognised, now: Sender, tokenSets: Knowledge['tokenSets']): Sender {
  if (before.kind === 'elsewhere') return now.kind === 'elsewhere' ? now : before;
  const scope = before.tokenSet.scope;
  if (now.kind === 'saved') {
    return { ...now, tokenSet: { ...now.tokenSet, scope: scope ?? now.tokenSet.scope } };
  }
  const current = tokenSets.find(({ id }) => id === before.tokenSet.id);
  const replacedAt = before.replacedAt ?? current?.marks.at(-1)?.from ?? null;
  const tokenSet = current ? { ...current, scope } : { ...before.tokenSet, live: false };
  return { ...before, tokenSet, replacedAt };
}

function recognise(
  { fingerprint, tail }: Extract<Exchange['credential'], { kind: 'bearer' }>,
  { tokenSets, elsewhere }: Pick<Knowledge, 'tokenSets' | 'elsewhere'>,
): Sender {
  for (const tokenSet of tokenSets) {
    const index = tokenSet.marks.findIndex((mark) => mark.fingerprint === fingerprint);
    const mark = tokenSet.marks[index];
    if (!mark) continue;
    const replacedAt = tokenSet.marks[index - 1]?.from ?? null;
    return { kind: 'saved', tokenSet, tail, from: mark.from, expiresAt: mark.expiresAt, replacedAt };
  }
  const other = elsewhere.find(({ tokenSet }) =>
    tokenSet.marks.some((mark) => mark.fingerprint === fingerprint),
  );
  return other ? { kind: 'elsewhere', tail, ...other } : { kind: 'not ours', tail };
}

/** The rules act on what leaves the browser, and on the page that asks: what is not known of these, is not known here. */
function byRules(
  because: NotTold,
  { initiator }: Exchange['asked'],
  { tokenSets, explanation }: Pick<Knowledge, 'tokenSets' | 'explanation'>,
): ByRules {
  if (because !== 'headers') return { kind: 'unknown' };
  if (!explanation.sends) {
    const isUnknown = initiator === null && explanation.because === 'origin not allowed';
    return { kind: isUnknown ? 'unknown' : 'none' };
  }
  const tokenSet = tokenSets.find(({ id }) => id === explanation.tokenSetId);
  return tokenSet ? { kind: 'token set', tokenSet } : { kind: 'unknown' };
}
