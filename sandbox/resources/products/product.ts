import { isoTime } from '../time-text.ts';

/** A row of the table `product`. `details` is JSON of ProductDetails. */
export interface ProductRow {
  readonly id: number;
  readonly inv_id: string;
  readonly name: string;
  readonly price: string;
  readonly gross_price: string;
  readonly tax_type_id: number;
  readonly quantity: string;
  readonly in_shop: number;
  readonly details: string;
  readonly modified_at: number;
}

/** The fields that no query looks at. */
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
  SELECT id, inv_id, name, price, gross_price, tax_type_id, quantity, in_shop, details, modified_at FROM product`;

export function readDetails(row: ProductRow): ProductDetails {
  return { ...NO_DETAILS, ...(JSON.parse(row.details) as Partial<ProductDetails>) };
}

/** An item of the product list. Keys as documented; version 13 adds what its client reads. */
export function listItem(row: ProductRow, version: number) {
  const { reorder_level, safety_stock, custom_price, is_giftcard } = readDetails(row);
  return {
    name: row.name,
    id: row.id,
    quantity: row.quantity,
    reorder_level,
    safety_stock,
    price: row.price,
    tax_type: row.tax_type_id,
    custom_price,
    ebay_product_id: null,
    ebay_url: null,
    in_shop: row.in_shop === 1,
    shop_url: null,
    thumbnail: null,
    variation_count: 0,
    is_giftcard,
    ...(version >= 13 ? { time_modified: isoTime(row.modified_at), categories: [] } : {}),
  };
}

/** One product in full: the 31 keys of version 9, the 39 of version 10 and later. Source: recorded answers. */
export function fullProduct(row: ProductRow, version: number) {
  const details = readDetails(row);
  const { id: _id, name: _name, is_giftcard, ...item } = listItem(row, version);
  const { attributes, description, product_code, ean, gtin, custom_sale, is_favourite, brand, supplier } =
    details;
  return {
    attributes,
    name: row.name,
    id: row.id,
    ...item,
    variations: [],
    average_purchase_price: null,
    ...{ description, product_code, ean },
    categories: [],
    images: [],
    custom_sale,
    shipping_services: [],
    ...{ is_favourite, brand, supplier },
    meta: {},
    is_giftcard,
    gross_price: row.gross_price,
    purchase_price: details.purchase_price,
    ...(version >= 10 ? sinceVersion10(row, details) : {}),
    ...(version >= 13 ? { gtin } : {}),
  };
}

function sinceVersion10(
  row: ProductRow,
  { attributes, package_size_unit, package_size_value }: ProductDetails,
) {
  return {
    states: [],
    attributes_str: Object.values(attributes).flat().join(', '),
    inv_id: row.inv_id,
    package_size_value,
    package_size_unit,
    base_price: null,
    base_size_value: null,
    base_size_unit: null,
  };
}
