import type { SessionCall } from '../../../../diagnosis/advice/access-advice.ts';
import { environmentOf } from '../../../../injection/explain.ts';
import type { Environment } from '../../../../inventorum/environment.ts';
import type { DiagnosedCall } from '../../feed/call.ts';
import type { LearnedFor } from '../../learning/learned-for.ts';

/** The list as the advice reads it. */
export function sessionCalls(
  calls: readonly DiagnosedCall[],
  environments: readonly Environment[],
  learnedFor: LearnedFor,
): readonly SessionCall[] {
  return calls.flatMap(({ source, exchange, diagnosis }) => {
    const environment = environmentOf(environments, exchange.asked.url);
    return environment ? { source, exchange, diagnosis, learned: learnedFor(environment.id) } : [];
  });
}
