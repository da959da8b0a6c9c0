import { type AccessAdvice, accessAdvice } from '../../../diagnosis/access-advice.ts';
import type { DiagnosedCall } from '../calls/call.ts';

/** What the calls with one token need. */
export interface TokenAdvice {
  /** null: none was sent, or that is unknown. `tail`: its last characters */
  readonly token: { readonly fingerprint: string; readonly tail: string } | null;
  readonly advice: AccessAdvice;
}

/** The advice for calls from a file, for each token by itself: for saved ones `accessAdvice` does so. */
export function adviceByToken(calls: readonly DiagnosedCall[]): readonly TokenAdvice[] {
  const groups = new Map<string, DiagnosedCall[]>();
  for (const call of calls) {
    const { credential } = call.exchange;
    const id = credential.kind === 'bearer' ? credential.fingerprint : '';
    const group = groups.get(id);
    if (group) group.push(call);
    else groups.set(id, [call]);
  }
  return [...groups.values()].flatMap((group) => {
    const { credential } = group[0]?.exchange ?? {};
    const token = credential?.kind === 'bearer' ? credential : null;
    const session = group.map((call) => ({ ...call, learned: new Map() }));
    return accessAdvice(session).map((advice) => ({ token, advice }));
  });
}
