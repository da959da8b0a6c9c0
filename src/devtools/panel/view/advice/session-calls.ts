import type { SessionCall } from '../../../../diagnosis/advice/access-advice.ts';
import { environmentOf } from '../../../../injection/explain.ts';
import type { Environment } from '../../../../inventorum/environment.ts';
import type { LearnedFor } from '../../learning/learned-for.ts';
import type { ListedExchange } from '../../list/listed-exchange.ts';

/** The list as the advice reads it. */
export function sessionCalls(
  listed: readonly ListedExchange[],
  environments: readonly Environment[],
  learnedFor: LearnedFor,
): readonly SessionCall[] {
  return listed.flatMap(({ source, exchange, diagnosis }) => {
    const environment = environmentOf(environments, exchange.asked.url);
    return environment ? { source, exchange, diagnosis, learned: learnedFor(environment.id) } : [];
  });
}
