import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';
import { expectPictures } from '../pictures/picture.ts';
import type { ProductChange, VariationInput } from './product-input.ts';
import { type ProductRow, variationsOf } from './product-row.ts';
import { sumUpStock } from './stock.ts';
import { insertProductRow, updateProductRow } from './write-product.ts';

/** Inserts a product with its variations, categories and pictures, returns its id. Throws the 400 refusal. */
export function insertProduct(
  call: ApiCall,
  input: ProductChange & { name: string; tax_type: number },
): number {
  const id = insertProductRow(call, input);
  saveParts(call, { id, name: input.name, tax_type: input.tax_type, price: undefined }, input);
  return id;
}

/** Changes the given fields. Variations that are not given stay. */
export function updateProduct(call: ApiCall, row: ProductRow, input: ProductChange): void {
  updateProductRow(call, row, input);
  saveParts(
    call,
    { id: row.id, name: input.name ?? row.name, tax_type: row.tax_type_id, price: row.price },
    input,
  );
  if (row.parent_id !== null) sumUpStock(call.database, row.parent_id, call.now);
}

/** Deletes a product with its variations; the delta of deleted products lists each of them. */
export function deleteProduct({ database, identity, now }: ApiCall, row: ProductRow): void {
  const insert = database.query(
    `INSERT INTO deleted_product (id, account_id, deleted_at)
     SELECT id, ?, ? FROM product WHERE id = ? OR parent_id = ?`,
  );
  insert.run(identity.accountId, now, row.id, row.id);
  database.query('DELETE FROM product WHERE id = ?').run(row.id);
  if (row.parent_id !== null) sumUpStock(database, row.parent_id, now);
}

interface Owner {
  readonly id: number;
  readonly name: string;
  readonly tax_type: number;
  readonly price: string | undefined;
}

function saveParts(call: ApiCall, owner: Owner, input: ProductChange): void {
  if (input.categories !== undefined) saveCategories(call, owner.id, input.categories ?? []);
  if (input.images !== undefined) savePictures(call, owner.id, input.images ?? []);
  if (input.variations === undefined || input.variations.length === 0) return;
  for (const [position, variation] of input.variations.entries()) {
    saveVariation(
      call,
      { ...owner, tax_type: input.tax_type ?? owner.tax_type },
      { variation, position, input },
    );
  }
  sumUpStock(call.database, owner.id, call.now);
}

interface VariationPart {
  readonly variation: VariationInput;
  readonly position: number;
  /** the product's own input: a new variation takes its price from it */
  readonly input: ProductChange;
}

function saveVariation(call: ApiCall, owner: Owner, { variation, position, input }: VariationPart): void {
  const { id, images, ...change } = variation;
  const known = variationsOf(call.database, owner.id);
  const row = known.find((each) => each.id === id);
  if (id !== undefined && !row) {
    const field = `variations.${position}.id`;
    throw invalidInput({ [field]: [`Invalid pk "${id}" - object does not exist.`] });
  }
  if (row) updateProductRow(call, row, change);
  const isPriced = change.price !== undefined || change.gross_price !== undefined;
  const made =
    row?.id ??
    insertProductRow(call, {
      ...(isPriced ? {} : { price: input.price, gross_price: input.gross_price }),
      ...change,
      name: change.name ?? owner.name,
      tax_type: change.tax_type ?? owner.tax_type,
      parent: owner.id,
    });
  if (images !== undefined) savePictures(call, made, images ?? []);
}

function saveCategories(
  call: ApiCall,
  productId: number,
  categories: readonly { readonly id: number }[],
): void {
  const select = call.database.query('SELECT id FROM category WHERE account_id = ? AND id = ?');
  for (const { id } of categories) {
    if (!select.get(call.identity.accountId, id)) {
      throw invalidInput({ categories: [`Invalid pk "${id}" - object does not exist.`] });
    }
  }
  call.database.query('DELETE FROM product_category WHERE product_id = ?').run(productId);
  const insert = call.database.query('INSERT OR IGNORE INTO product_category VALUES (?, ?)');
  for (const { id } of categories) insert.run(productId, id);
}

function savePictures(call: ApiCall, productId: number, images: readonly { readonly id: number }[]): void {
  const ids = images.map(({ id }) => id);
  expectPictures(call, ids, 'images');
  call.database.query('DELETE FROM product_picture WHERE product_id = ?').run(productId);
  const insert = call.database.query('INSERT INTO product_picture VALUES (?, ?, ?)');
  for (const [position, id] of ids.entries()) insert.run(productId, id, position);
}
