import type { Credential } from './exchange/exchange.ts';
import type { ElsewhereTokenSet, Knowledge, SavedTokenSet } from './knowledge.ts';

/** Whose token a request carried. Times are ms since the epoch. */
export type Sender =
  | {
      readonly kind: 'saved';
      readonly tokenSet: SavedTokenSet;
      readonly tail: string;
      /** when this access token became known, and its lifetime (null: unknown) */
      readonly from: number;
      readonly expiresAt: number | null;
      /** when a newer access token replaced it; null: it is the newest */
      readonly replacedAt: number | null;
    }
  /** saved, but for another environment */
  | ({ readonly kind: 'elsewhere'; readonly tail: string } & ElsewhereTokenSet)
  | { readonly kind: 'not ours'; readonly tail: string }
  | { readonly kind: 'other scheme'; readonly scheme: string }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'none' };

/** Recognises the token set by the fingerprint of its access token, first those of the called environment. */
export function senderOf(
  credential: Credential,
  { tokenSets, elsewhere }: Pick<Knowledge, 'tokenSets' | 'elsewhere'>,
): Sender {
  if (credential.kind !== 'bearer') return credential;
  const { fingerprint, tail } = credential;
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
