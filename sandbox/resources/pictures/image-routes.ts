import * as v from 'valibot';
import { randomSecret } from '../../accounts/secrets.ts';
import { invalidInput, unreadableBody, unsupportedMediaType } from '../../api/refusals.ts';
import type { ApiCall, Route } from '../../api/route.ts';
import { readInput } from '../input.ts';
import { isPicture } from './decode-picture.ts';
import { PICTURE_TYPES, pictureUrls } from './picture.ts';

const TYPES = ['product', 'account', 'user', 'category'] as const;

const UPLOAD = v.object({
  type: v.optional(v.picklist(TYPES, 'Not a valid choice.'), 'product'),
});

/** `/images/`: multipart upload. Source: images page. */
export const IMAGE_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    template: '/images/',
    permission: 'can_edit_product',
    readBody: readMultipart,
    answer: (call) => {
      const { id, key, type } = storePicture(call);
      // up to version 7 the API answers with a negative id: a documented bug
      const shown = call.version <= 7 ? -id : id;
      return { status: 200, body: { id: shown, urls: pictureUrls(call, key), type, new: true } };
    },
  },
];

/** The fields of a multipart form. Throws the 415 or the 400 refusal. */
async function readMultipart(bytes: Uint8Array, contentType: string): Promise<unknown> {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw unsupportedMediaType(contentType, 'multipart/form-data');
  }
  const form = await new Response(Buffer.from(bytes), { headers: { 'Content-Type': contentType } })
    .formData()
    .catch(() => {
      throw unreadableBody('The body is not multipart/form-data.');
    });
  const entries = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer()),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}

function storePicture({ database, identity, body, version }: ApiCall) {
  const field = version >= 8 ? 'image' : 'product_image';
  const file = bytesOf(body, field);
  if (file === undefined) throw invalidInput({ [field]: ['This field is required.'] });
  const { type: name } = readInput(UPLOAD, body);
  if (!isPicture(file)) {
    throw invalidInput({ [field]: ['Upload a PNG, JPEG, GIF or BMP picture of at most 20 megapixels.'] });
  }
  const key = randomSecret(32);
  const type = PICTURE_TYPES[name];
  const base64 = Buffer.from(file).toString('base64');
  const id = database
    .query('INSERT INTO picture (account_id, key, type, base64) VALUES (?, ?, ?, ?)')
    .insert(identity.accountId, key, type, base64);
  return { id, key, type };
}

function bytesOf(body: unknown, field: string): Uint8Array | undefined {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, field)) return undefined;
  const value: unknown = Object.entries(body).find(([name]) => name === field)?.[1];
  return value instanceof Uint8Array ? value : undefined;
}
