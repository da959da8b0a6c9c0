import { createRandom } from '../../sandbox/faults/random.ts';

/** A kind of address: how many there are, and the path of each. */
interface Kind {
  /** as in the catalogue */
  readonly template: string;
  readonly count: number;
  /** after /api; `index` from 0 */
  readonly path: (index: number) => string;
}

const single = (template: string, count: number): Kind => ({
  template,
  count,
  path: (index) => template.replace('{id}', String(index + 1)),
});

const pages = (template: string, count: number, first = 1): Kind => ({
  template,
  count,
  path: (index) => `${template}?limit=5&page=${index + first}`,
});

/** Every single thing of the seed `shop`, and pages of its lists: 2,000 addresses. */
export const KINDS: readonly Kind[] = [
  single('/products/{id}/', 1000),
  single('/orders/{id}/', 300),
  single('/customers/{id}/', 150),
  single('/categories/{id}/', 20),
  pages('/products/', 200),
  pages('/products/delta/modified/', 200),
  pages('/orders/', 60),
  pages('/orders/delta/', 40, 0),
  pages('/customers/', 30),
];

/** The addresses in an order that is random and always the same, after /api. */
export const ADDRESSES: readonly string[] = shuffled(
  KINDS.flatMap(({ count, path }) => Array.from({ length: count }, (_, index) => path(index))),
);

/** Products that are written: one after every 100 reads. */
export const writtenPath = (index: number): string => `/products/${((index * 37) % 1000) + 1}/`;

function shuffled(list: readonly string[]): readonly string[] {
  const random = createRandom(1);
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
