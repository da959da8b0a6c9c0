import { type Call, carryOut, type PageProblem } from '../messaging/carry-out.ts';
import { copyText } from '../ui/parts/copy-text.ts';

/** Copies the access token of a token set. Must run inside the user's click; null: done, else the reason why not. */
export async function copyAccessToken(send: Call, id: string): Promise<PageProblem['code'] | null> {
  const outcome = await carryOut(send, 'secret.reveal', { id, secret: 'access token' });
  if (!outcome.ok) return outcome.problem.code;
  return (await copyText(outcome.value.value)) ? null : 'not copied';
}
