import type { SandboxDatabase } from '../../database/open-database.ts';
import { resizePicture } from './decode-picture.ts';
import { MEDIA_PATH, PICTURE_SIZES, type PictureSize } from './picture.ts';

/** The file behind an address that `pictureUrls` made. Undefined: there is none. */
export function servePicture(database: SandboxDatabase, pathname: string): Response | undefined {
  const [key = '', file = '', ...rest] = pathname.startsWith(MEDIA_PATH)
    ? pathname.slice(MEDIA_PATH.length).split('/')
    : [];
  const size = file.replace(/\.png$/, '');
  if (rest.length > 0 || !isSize(size)) return undefined;
  const row = database.query<{ base64: string }>('SELECT base64 FROM picture WHERE key = ?').get(key);
  if (!row) return undefined;
  const png = resizePicture(Buffer.from(row.base64, 'base64'), size);
  return new Response(Buffer.from(png), {
    headers: { 'Content-Type': 'image/png', 'X-Content-Type-Options': 'nosniff' },
  });
}

function isSize(text: string): text is PictureSize {
  return Object.hasOwn(PICTURE_SIZES, text);
}
