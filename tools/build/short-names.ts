import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { namesInSheet } from './names-in-sheet.ts';

const FIRST = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MORE = `${FIRST}0123456789`;

/**
 * Names each class of every `*.module.css` in a folder with one or two characters. The names depend on the sources
 * alone, not on the order of the build. A class that is added while a build watches gets the next free name.
 */
export function shortNames(folder: string): (name: string, file: string) => string {
  const known = new Map<string, string>();
  const nameOf = (key: string): string => {
    const name = known.get(key) ?? shortName(known.size);
    known.set(key, name);
    return name;
  };
  for (const file of sheetsUnder(folder)) {
    for (const name of namesInSheet(readFileSync(file, 'utf8'))) nameOf(`${file} ${name}`);
  }
  return (name, file) => nameOf(`${path.resolve(file)} ${name}`);
}

function sheetsUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((file) => path.resolve(folder, String(file)))
    .filter((file) => file.endsWith('.module.css'))
    .sort();
}

/** a, b, …, Z, aa, ab, … */
function shortName(index: number): string {
  const rest = index - FIRST.length;
  if (rest < 0) return FIRST[index] ?? '';
  return shortName(Math.floor(rest / MORE.length)) + (MORE[rest % MORE.length] ?? '');
}
