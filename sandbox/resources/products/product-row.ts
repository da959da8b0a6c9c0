import type { SandboxDatabase } from '../../database/open-database.ts';
import type { Picture, PictureView } from '../pictures/picture.ts';

/** A row of the table `product`: a product, or one of its variations. `details` is JSON of ProductDetails. */
export interface ProductRow {
  readonly id: number;
  readonly inv_id: string;
  /** the product that a variation belongs to */
  readonly parent_id: number | null;
  readonly name: string;
  readonly price: string;
  readonly gross_price: string;
  readonly tax_type_id: number;
  /** two decimals; a product with variations has their sum */
  readonly quantity: string;
  readonly in_shop: number;
  readonly details: string;
  /** ms since the epoch */
  readonly added_at: number;
  readonly modified_at: number;
  readonly variation_count: number;
  /** whether it has its own picture; stored, because a list needs it for each item */
  readonly has_picture: number;
}

/** The fields that no query uses. */
export interface ProductDetails {
  readonly description: string | null;
  readonly product_code: string | null;
  readonly ean: string | null;
  readonly gtin: string | null;
  readonly brand: string | null;
  readonly supplier: string | null;
  readonly purchase_price: string | null;
  readonly reorder_level: string;
  readonly safety_stock: string;
  readonly custom_price: boolean;
  readonly custom_sale: boolean;
  readonly is_favourite: boolean;
  readonly is_giftcard: boolean;
  readonly package_size_value: string | null;
  readonly package_size_unit: string | null;
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

export const NO_DETAILS: ProductDetails = {
  description: null,
  product_code: null,
  ean: null,
  gtin: null,
  brand: null,
  supplier: null,
  purchase_price: null,
  reorder_level: '0.00',
  safety_stock: '0.00',
  custom_price: false,
  custom_sale: false,
  is_favourite: false,
  is_giftcard: false,
  package_size_value: null,
  package_size_unit: null,
  attributes: {},
};

export const SELECT_PRODUCT = `
  SELECT id, inv_id, parent_id, name, price, gross_price, tax_type_id, quantity, in_shop, details, added_at, modified_at,
    (SELECT count(*) FROM product v WHERE v.parent_id = product.id) AS variation_count,
    EXISTS (SELECT 1 FROM product_picture pp WHERE pp.product_id = product.id) AS has_picture
  FROM product`;

/** Items of a list that are made in the same way. */
interface ItemKind {
  /** says all that an item depends on besides the database and the view */
  readonly name: string;
  readonly ids: readonly { readonly id: number }[];
  readonly make: (view: PictureView, row: ProductRow) => unknown;
}

/**
 * The JSON of each item of a list, in its order. Each is kept and read by its id, so that a list depends on its own
 * products, and on an index that most writes leave as it is; one that has changed is made of the items that have not.
 */
export function productItems(
  { database, origin, version }: PictureView,
  { name, ids, make }: ItemKind,
): readonly string[] {
  // Not the call: what a kept item depends on is in its name.
  const view = { database, origin, version };
  const select = database.query<ProductRow>(`${SELECT_PRODUCT} WHERE id = ?`);
  return ids.flatMap(({ id }) => {
    return database.keeping<readonly string[]>(`${name} ${id} ${version} ${origin}`, () => {
      const row = select.get(id);
      if (!row) return { value: [], length: null };
      const item = JSON.stringify(make(view, row));
      return { value: [item], length: item.length };
    });
  });
}

export function readDetails(row: ProductRow): ProductDetails {
  return { ...NO_DETAILS, ...(JSON.parse(row.details) as Partial<ProductDetails>) };
}

export function picturesOf(database: SandboxDatabase, productId: number): readonly Picture[] {
  return database
    .query<Picture>(
      `SELECT p.id, p.key, p.type FROM product_picture pp JOIN picture p ON p.id = pp.picture_id
       WHERE pp.product_id = ? ORDER BY pp.position`,
    )
    .all(productId);
}

export function variationsOf(database: SandboxDatabase, productId: number): readonly ProductRow[] {
  return database.query<ProductRow>(`${SELECT_PRODUCT} WHERE parent_id = ? ORDER BY id`).all(productId);
}
