import { type Call, carryOut, type PageProblem } from '../../ui/live/carry-out.ts';

/** Asks for a refresh. Null: it brought a new access token; else why there is none. */
export async function refreshTokenSet(call: Call, id: string): Promise<PageProblem['code'] | null> {
  const outcome = await carryOut(call, 'token-set.refresh', { id });
  if (!outcome.ok) return outcome.problem.code;
  const { state, kind } = outcome.value;
  switch (state) {
    case 'idle':
      return null;
    case 'rejected':
      return kind === 'legacy' ? 'log-in needed' : 'new token needed';
    case 'wrong client':
      return 'client refused';
    default:
      return 'try later';
  }
}
