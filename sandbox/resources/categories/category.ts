import type { SandboxDatabase } from '../../database/open-database.ts';
import { type PictureView, pictureUrls } from '../pictures/picture.ts';

export interface CategoryRow {
  readonly id: number;
  readonly parent_id: number | null;
  readonly name: string;
  readonly hint: string | null;
  readonly channel: string;
  readonly tree_id: number;
  readonly is_leaf: number;
  readonly picture_id: number | null;
  readonly picture_key: string | null;
}

/** The root of a category's tree gives the tree its name. */
export const SELECT_CATEGORY = `
  SELECT c.id, c.parent_id, c.name, c.hint, c.channel, p.id AS picture_id, p.key AS picture_key,
    NOT EXISTS (SELECT 1 FROM category child WHERE child.parent_id = c.id) AS is_leaf,
    (WITH RECURSIVE up (id, parent_id) AS (
       SELECT c.id, c.parent_id UNION SELECT q.id, q.parent_id FROM category q JOIN up ON q.id = up.parent_id)
     SELECT id FROM up WHERE parent_id IS NULL) AS tree_id
  FROM category c LEFT JOIN picture p ON p.id = c.picture_id`;

/** A category in lists: its image is a single address. Source: categories page. */
export function categoryItem(view: PictureView, row: CategoryRow) {
  const products = productsOf(view.database, row.id);
  return {
    parent: row.parent_id,
    is_leaf: row.is_leaf === 1,
    hint: row.hint,
    tree_id: row.tree_id,
    id: row.id,
    channel: row.channel,
    translations: [{ name: row.name, language: 'de', id: null }],
    image: row.picture_key === null ? null : (pictureUrls(view, row.picture_key)['image'] ?? null),
    name: row.name,
    products_count: products.length,
    products,
  };
}

/** A single category: its image is an object with every size. Source: categories page. */
export function categoryBody(view: PictureView, row: CategoryRow) {
  const image =
    row.picture_key === null ? null : { id: row.picture_id, urls: pictureUrls(view, row.picture_key) };
  return { ...categoryItem(view, row), image };
}

/** The categories of a product in full. */
export function categoriesOf(view: PictureView, productId: number) {
  return view.database
    .query<CategoryRow>(
      `${SELECT_CATEGORY} JOIN product_category pc ON pc.category_id = c.id WHERE pc.product_id = ? ORDER BY c.id`,
    )
    .all(productId)
    .map((row) => categoryItem(view, row));
}

export function categoryIdsOf(database: SandboxDatabase, productId: number): readonly number[] {
  return database
    .query<{ id: number }>(
      'SELECT category_id AS id FROM product_category WHERE product_id = ? ORDER BY category_id',
    )
    .all(productId)
    .map(({ id }) => id);
}

function productsOf(database: SandboxDatabase, categoryId: number): readonly number[] {
  return database
    .query<{ id: number }>(
      'SELECT product_id AS id FROM product_category WHERE category_id = ? ORDER BY product_id',
    )
    .all(categoryId)
    .map(({ id }) => id);
}
