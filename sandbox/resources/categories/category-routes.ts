import * as v from 'valibot';
import { invalidInput, notFound } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { CHANNELS } from '../channels.ts';
import { fields, id, readInput, requiredText, text } from '../input.ts';
import { type Condition, listRows } from '../list-rows.ts';
import { isNewList, page, readPaging } from '../paging.ts';
import { expectPictures } from '../pictures/picture.ts';
import { readText } from '../query.ts';
import { type CategoryRow, categoryBody, categoryItem, SELECT_CATEGORY } from './category.ts';

const OPTIONAL = {
  parent: v.optional(v.nullable(id())),
  hint: v.optional(v.nullable(text(255))),
  channel: v.optional(v.picklist(CHANNELS, 'Not a valid choice.')),
  image: v.optional(v.nullable(fields({ id: id() }))),
};
const NEW_CATEGORY = fields({ ...OPTIONAL, name: requiredText(255) });
const CATEGORY_CHANGE = fields({ ...OPTIONAL, name: v.optional(requiredText(255)) });

type Change = v.InferOutput<typeof CATEGORY_CHANGE>;

/** `/categories/`. Sources: categories page (list, detail), a public client (create), ours (change). */
export const CATEGORY_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    template: '/categories/',
    answer: (call) => {
      const maxLimit = isNewList(call.version) ? 100 : 40;
      const paging = readPaging(call.query, { defaultLimit: 40, maxLimit, firstPage: 1 });
      const search = readText(call.query, 'q');
      const conditions: readonly Condition[] = [
        ['c.account_id = ?', call.identity.accountId],
        ['c.channel = ?', readText(call.query, 'channel')],
        ['instr(lower(c.name), lower(?)) > 0', search === '' ? null : search],
      ];
      const { total, rows } = listRows<CategoryRow>(call.database, {
        select: SELECT_CATEGORY,
        from: 'category c',
        conditions,
        orderBy: 'c.id',
        paging,
      });
      // version 13 keeps `data` here, as a public client expects
      return {
        status: 200,
        body: page(
          total,
          rows.map((row) => categoryItem(call, row)),
        ),
      };
    },
  },
  {
    method: 'POST',
    template: '/categories/',
    permission: 'can_edit_product',
    answer: (call) => {
      const { name, ...input } = readInput(NEW_CATEGORY, call.body);
      const insert = call.database.query('INSERT INTO category (account_id, name, channel) VALUES (?, ?, ?)');
      const made = insert.insert(call.identity.accountId, name, input.channel ?? 'shop');
      changeCategory(call, findCategory(call, made), input);
      return { status: 200, body: categoryBody(call, findCategory(call, made)) };
    },
  },
  {
    method: 'GET',
    template: '/categories/{id}/',
    answer: (call) => ({ status: 200, body: categoryBody(call, findCategory(call, call.ids[0])) }),
  },
  {
    method: 'PUT',
    template: '/categories/{id}/',
    permission: 'can_edit_product',
    answer: (call) => {
      const row = findCategory(call, call.ids[0]);
      changeCategory(call, row, readInput(CATEGORY_CHANGE, call.body));
      return { status: 200, body: categoryBody(call, findCategory(call, row.id)) };
    },
  },
];

/** A category of the caller's own account. Throws the 404 refusal. */
function findCategory({ database, identity }: ApiCall, id: string | number = ''): CategoryRow {
  const row = database
    .query<CategoryRow>(`${SELECT_CATEGORY} WHERE c.account_id = ? AND c.id = ?`)
    .get(identity.accountId, id);
  if (!row) throw notFound();
  return row;
}

/** Changes the given fields. Throws the 400 refusal for a parent that would cause a circle. */
function changeCategory(call: ApiCall, row: CategoryRow, input: Change): void {
  const parent = input.parent === undefined ? row.parent_id : input.parent;
  const picture = input.image === undefined ? row.picture_id : (input.image?.id ?? null);
  if (parent !== null) expectParent(call, row.id, parent);
  if (input.image) expectPictures(call, [input.image.id], 'image');
  call.database
    .query('UPDATE category SET name = ?, parent_id = ?, hint = ?, channel = ?, picture_id = ? WHERE id = ?')
    .run(
      input.name ?? row.name,
      parent,
      input.hint === undefined ? row.hint : input.hint,
      input.channel ?? row.channel,
      picture,
      row.id,
    );
}

function expectParent({ database, identity }: ApiCall, id: number, parent: number): void {
  const above = database
    .query<{ id: number }>(
      `WITH RECURSIVE up (id, parent_id) AS (
         SELECT id, parent_id FROM category WHERE account_id = ? AND id = ?
         UNION SELECT q.id, q.parent_id FROM category q JOIN up ON q.id = up.parent_id)
       SELECT id FROM up`,
    )
    .all(identity.accountId, parent);
  if (above.length === 0) throw invalidInput({ parent: [`Invalid pk "${parent}" - object does not exist.`] });
  if (above.some((each) => each.id === id)) {
    throw invalidInput({ parent: ['A category cannot lie below itself.'] });
  }
}
