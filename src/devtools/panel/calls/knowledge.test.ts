import { expect, test } from 'vitest';
import { knowledgeCounts } from '../../../diagnosis/learning/knowledge-counts.ts';
import type { Observation } from '../../../diagnosis/learning/observation.ts';
import { createLearnedFor } from './knowledge.ts';

function observation(changes: Partial<Observation> = {}): Observation {
  return {
    ...{ environmentId: 'production', method: 'POST', template: '/products/', granted: ['products:create'] },
    ...{ worked: 1, workedAt: 1, refused: 0, refusedAt: null },
    ...changes,
  };
}

test('says the same while nothing but counts has changed', () => {
  const learnedFor = createLearnedFor();
  const first = learnedFor([observation()])('production');
  expect(first.get('POST /products/')?.right).toBe('products:create');
  expect(learnedFor([observation({ worked: 2, workedAt: 5 })])('production')).toBe(first);
  const refused = observation({ worked: 1, refused: 1, refusedAt: 9 });
  expect(learnedFor([refused])('production').get('POST /products/')?.disagreement).toBe(
    'refused though granted',
  );
});

test('keeps environments apart', () => {
  const learned = createLearnedFor()([observation({ environmentId: 'sandbox' })]);
  expect(learned('production').size).toBe(0);
  expect(learned('sandbox').size).toBe(1);
});

test('the documentation tells the scope of 31 calls; what was observed is counted beside it', () => {
  const learned = createLearnedFor()([observation(), observation({ method: 'PUT', granted: ['a', 'b'] })]);
  expect(knowledgeCounts([learned('production'), learned('sandbox')])).toEqual({
    documented: 31,
    observed: 1,
  });
});
