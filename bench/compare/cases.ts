import { createRandom } from '../../sandbox/faults/random.ts';

/** Two texts of the same list of products. */
export interface Versions {
  readonly before: string;
  readonly after: string;
}

/** Products in 2 MB. */
const PRODUCTS = 8000;
const CHANGES = 1000;

interface Product {
  readonly id: number;
  readonly [name: string]: unknown;
}

function product(id: number): Product {
  const price = `${(id % 90) + 1}.90`;
  return {
    ...{ id: 10_000 + id, name: `Tea mug No. ${id}`, gross_price: price, quantity: `${id % 40}.00` },
    ...{ tax_type: 31, ean: String(4_006_381_333_931 + id), category: id % 25, is_giftcard: false },
    ...{ images: [{ id: 3 * id }], meta: { shop: { channel: 5, in_shop: id % 2 === 0, price: null } } },
    ...{ created: '2026-11-24T14:02:07Z', modified: '2026-11-24T14:02:07Z' },
  };
}

function textOf(products: readonly Product[]): string {
  return JSON.stringify({ total: products.length, data: products });
}

const ALL = Array.from({ length: PRODUCTS }, (_, id) => product(id));

/** Indices below `limit`, the same for every run. */
function chosen(amount: number, limit: number): readonly number[] {
  const random = createRandom(20);
  const found = new Set<number>();
  while (found.size < amount) found.add(Math.floor(random() * limit));
  return [...found];
}

/** Each at its place. */
export function changedValues(): Versions {
  const which = new Set(chosen(CHANGES, PRODUCTS));
  const after = ALL.map((each, i) => (which.has(i) ? { ...each, gross_price: '99.00' } : each));
  return { before: textOf(ALL), after: textOf(after) };
}

/** Of 2,000 products 60 are changed, 60 removed, 60 moved to the beginning, and 60 are new. */
export function shuffledItems(): Versions {
  const all = ALL.slice(0, PRODUCTS / 4);
  const which = chosen(180, all.length);
  const [edited, removed, moved] = [0, 60, 120].map((from) => new Set(which.slice(from, from + 60)));
  const kept = all.flatMap((each, i) => {
    if (removed?.has(i) || moved?.has(i)) return [];
    return edited?.has(i) ? { ...each, gross_price: '99.00' } : each;
  });
  const added = Array.from({ length: 60 }, (_, i) => product(PRODUCTS + i));
  const first = all.filter((_each, i) => moved?.has(i)).reverse();
  return { before: textOf(all), after: textOf([...first, ...kept, ...added]) };
}
