import { isGranted } from '../../inventorum/scopes.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Need } from '../learning/need-of.ts';
import type { Sender } from '../sender.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Notice } from './notice.ts';

/** Whatever became of the answer, the server has done its work. */
const WORKED: ReadonlySet<Verdict['kind']> = new Set(['ok', 'hidden', 'broke off']);

/** A call that worked although its token lacks the expected scope: our catalogue is wrong there. */
export function workedWithoutScope(
  { kind }: Verdict,
  { needed }: Need,
  { exchange, sender }: { readonly exchange: Exchange; readonly sender: Sender },
): readonly Notice[] {
  const worked = WORKED.has(kind) && exchange.status >= 200 && exchange.status < 300;
  const granted = sender.kind === 'saved' ? sender.tokenSet.scope : null;
  if (!worked || needed === null || granted === null || isGranted(needed, granted)) return [];
  const scope = needed.right ?? needed.legacy;
  return scope === null ? [] : [{ kind: 'worked without scope', scope }];
}
