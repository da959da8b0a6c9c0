/** The size of the first account; the others stay small. */
export type SeedSize = 'small' | 'shop' | 'large';

export interface Amounts {
  readonly products: number;
  readonly orders: number;
  readonly customers: number;
}

export const SEED_SIZES: Readonly<Record<SeedSize, Amounts>> = {
  small: { products: 60, orders: 12, customers: 3 },
  shop: { products: 1_000, orders: 300, customers: 150 },
  large: { products: 100_000, orders: 50_000, customers: 5_000 },
};

export function isSeedSize(text: string): text is SeedSize {
  return Object.hasOwn(SEED_SIZES, text);
}
