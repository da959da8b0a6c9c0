import { invalidInput } from '../../api/refusals.ts';
import type { ApiCall } from '../../api/route.ts';

/** The part of a call that determines the format of an answer. */
export type PictureView = Pick<ApiCall, 'database' | 'origin' | 'version'>;

/** The sizes in answers, in their documented order, with the longest side in pixels (assumed); null: original size. */
export const PICTURE_SIZES = {
  ipad: 320,
  thumb: 100,
  image: 800,
  ipad_retina: 640,
  ebay: 1600,
  thumb_retina: 200,
  original: null,
} as const;

export type PictureSize = keyof typeof PICTURE_SIZES;

/** The numbers for subjects of a picture. Source: images page. */
export const PICTURE_TYPES = { product: 0, account: 1, user: 2, category: 3 } as const;

/** The path of pictures, outside the API. */
export const MEDIA_PATH = '/media/pictures/';

export interface Picture {
  readonly id: number;
  readonly key: string;
  readonly type: number;
}

const ALL_SIZES = Object.keys(PICTURE_SIZES) as readonly PictureSize[];
const SMALL_SIZES = ['ipad', 'ipad_retina', 'thumb', 'thumb_retina'] as const;

/** The address of a picture in each of these sizes. */
export function pictureUrls(
  { origin }: Pick<PictureView, 'origin'>,
  key: string,
  sizes: readonly PictureSize[] = ALL_SIZES,
): Readonly<Record<string, string>> {
  return Object.fromEntries(sizes.map((size) => [size, `${origin}${MEDIA_PATH}${key}/${size}.png`]));
}

/** A thumbnail in lists (products page), null without a picture. */
export function listThumbnail(view: PictureView, picture: Picture | undefined) {
  return picture ? { ...pictureUrls(view, picture.key), new: false, id: picture.id } : null;
}

/** A thumbnail of a single product (recorded answers). */
export function thumbnail(view: PictureView, picture: Picture | undefined) {
  return picture ? { id: picture.id, ...pictureUrls(view, picture.key, SMALL_SIZES) } : null;
}

/** A picture in the list `images`: flat up to version 9, nested since version 10 (recorded answers hold both). */
export function imageItem(view: PictureView, picture: Picture) {
  const urls = pictureUrls(view, picture.key, SMALL_SIZES);
  return view.version >= 10
    ? { id: picture.id, type: picture.type, new: false, urls }
    : { id: picture.id, ...urls };
}

/** Checks that pictures are the caller's own. Throws the 400 refusal that names the field. */
export function expectPictures({ database, identity }: ApiCall, ids: readonly number[], field: string): void {
  const select = database.query('SELECT id FROM picture WHERE account_id = ? AND id = ?');
  for (const id of ids) {
    if (!select.get(identity.accountId, id)) {
      throw invalidInput({ [field]: [`Invalid pk "${id}" - object does not exist.`] });
    }
  }
}
