import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PopupOpening } from './measure-opening.ts';
import { blankParts } from './pictures.ts';

const FOLDER = fileURLToPath(new URL('../results/', import.meta.url));

/** Keeps the first and the last picture of an opening. Ours must show every part of the popup from the first on. */
export async function keepPictures(name: string, { pictures }: PopupOpening): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const file = `${FOLDER}popup-${name.replaceAll(' ', '-')}`;
  await writeFile(`${file}-first.png`, pictures.first);
  await writeFile(`${file}-last.png`, pictures.last);
  if (name !== 'ours') return;
  const blank = await blankParts(pictures.first);
  if (blank.length > 0) throw new Error(`The first picture of our popup lacks: ${blank.join(', ')}`);
}
