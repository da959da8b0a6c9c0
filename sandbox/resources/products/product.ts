import type { SandboxDatabase } from '../../database/open-database.ts';
import { categoriesOf, categoryIdsOf } from '../categories/category.ts';
import { CHANNEL_IDS } from '../channels.ts';
import { type Decimal, formatDecimal, multiply, parseDecimal } from '../decimal.ts';
import { imageItem, listThumbnail, type PictureView, thumbnail } from '../pictures/picture.ts';
import { isoTime } from '../time-text.ts';
import {
  type ProductDetails,
  type ProductRow,
  picturesOf,
  readDetails,
  variationsOf,
} from './product-row.ts';

/** An item of the product list. Keys as documented; version 13 adds those that its client reads. */
export function listItem(view: PictureView, row: ProductRow) {
  const picture = row.has_picture === 1 ? picturesOf(view.database, row.id)[0] : undefined;
  const details = readDetails(row);
  return {
    ...commonPart(row, details),
    thumbnail: listThumbnail(view, picture),
    variation_count: row.variation_count,
    is_giftcard: details.is_giftcard,
    ...(view.version >= 13
      ? { time_modified: isoTime(row.modified_at), categories: categoryIdsOf(view.database, row.id) }
      : {}),
  };
}

function commonPart(row: ProductRow, { reorder_level, safety_stock, custom_price }: ProductDetails) {
  return {
    name: row.name,
    id: row.id,
    quantity: row.quantity,
    ...{ reorder_level, safety_stock },
    price: row.price,
    tax_type: row.tax_type_id,
    custom_price,
    ebay_product_id: null,
    ebay_url: null,
    in_shop: row.in_shop === 1,
    shop_url: null,
  };
}

/** A single product: the 31 keys of version 9, the 39 of version 10 and later. Source: recorded answers. */
export function fullProduct(view: PictureView, row: ProductRow) {
  const { database, version } = view;
  const details = readDetails(row);
  const pictures = row.has_picture === 1 ? picturesOf(database, row.id) : [];
  const variations = row.variation_count > 0 ? variationsOf(database, row.id) : [];
  const { description, product_code, ean, gtin, custom_sale, is_favourite, brand, supplier } = details;
  return {
    attributes: details.attributes,
    ...commonPart(row, details),
    thumbnail: thumbnail(view, pictures[0]),
    variation_count: row.variation_count,
    variations: variations.map((variation) => variationBody(view, variation)),
    average_purchase_price: averagePurchasePrice(database, row.id),
    ...{ description, product_code, ean },
    categories: categoriesOf(view, row.id),
    images: pictures.map((picture) => imageItem(view, picture)),
    custom_sale,
    shipping_services: [],
    ...{ is_favourite, brand, supplier },
    meta: metaOf(row),
    is_giftcard: details.is_giftcard,
    gross_price: row.gross_price,
    purchase_price: details.purchase_price,
    ...(version >= 10 ? { states: statesOf(database, row.id), ...sinceVersion10(row, details) } : {}),
    ...(version >= 13 ? { gtin, time_modified: isoTime(row.modified_at) } : {}),
  };
}

/** A variation inside its product. Source: recorded answers. */
function variationBody(view: PictureView, row: ProductRow) {
  const details = readDetails(row);
  return {
    id: row.id,
    attributes: details.attributes,
    attributes_str: attributesText(details),
    quantity: row.quantity,
    reorder_level: details.reorder_level,
    safety_stock: details.safety_stock,
    ean: details.ean,
    price: row.price,
    gross_price: row.gross_price,
    product_code: details.product_code,
    tax_type: row.tax_type_id,
    name: row.name,
    images: picturesOf(view.database, row.id).map((picture) => imageItem(view, picture)),
    meta: metaOf(row),
    purchase_price: details.purchase_price,
    average_purchase_price: averagePurchasePrice(view.database, row.id),
    ...(view.version >= 10 ? packagePart(row, details) : {}),
    ...(view.version >= 13 ? { gtin: details.gtin } : {}),
  };
}

function sinceVersion10(row: ProductRow, details: ProductDetails) {
  return { attributes_str: attributesText(details), ...packagePart(row, details) };
}

function packagePart(row: ProductRow, { package_size_unit, package_size_value }: ProductDetails) {
  return {
    inv_id: row.inv_id,
    package_size_value,
    package_size_unit,
    base_price: null,
    base_size_value: null,
    base_size_unit: null,
  };
}

export function attributesText({ attributes }: ProductDetails): string {
  return Object.values(attributes).flat().join(', ');
}

/** The channels' data of a product: that of the shop, for products in the shop. */
export function metaOf({ id, in_shop }: ProductRow) {
  if (in_shop !== 1) return {};
  const channel = CHANNEL_IDS.shop;
  return { shop: { id, channel, name: '', description: '', price: null, gross_price: null, images: [] } };
}

function statesOf(database: SandboxDatabase, productId: number) {
  return database
    .query<{ channel: string; state: string; details: string }>(
      'SELECT channel, state, details FROM product_state WHERE product_id = ? ORDER BY channel',
    )
    .all(productId)
    .map(({ channel, state, details }) => ({ channel, state, details: JSON.parse(details) as unknown }));
}

/** Net, ten decimals, weighted by quantities; null before any purchase. */
function averagePurchasePrice(database: SandboxDatabase, productId: number): string | null {
  const bought = database
    .query<{ quantity: string; price: string }>(
      'SELECT quantity, price FROM stock_change WHERE product_id = ? AND price IS NOT NULL',
    )
    .all(productId)
    .map(({ quantity, price }) => ({ quantity: stored(quantity), price: stored(price) }))
    .filter(({ quantity }) => quantity > 0n);
  const pieces = bought.reduce((sum, { quantity }) => sum + quantity, 0n);
  if (pieces === 0n) return null;
  const spent = bought.reduce((sum, { quantity, price }) => sum + multiply(quantity, price), 0n);
  return formatDecimal((spent * 10n ** 10n) / pieces, 10);
}

function stored(value: string): Decimal {
  return parseDecimal(value) ?? 0n;
}
