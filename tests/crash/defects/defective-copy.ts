import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../../tools/project.ts';
import type { Defect } from './defects.ts';

/** A copy of the real sources and of this suite with one defect; `remove` deletes it. */
export interface DefectiveCopy {
  readonly root: string;
  remove(): Promise<void>;
}

export async function defectiveCopy(defect: Defect | null): Promise<DefectiveCopy> {
  const root = await mkdtemp(path.join(tmpdir(), 'defect-'));
  for (const part of [
    'src',
    'tests/crash',
    'tests/fakes',
    'tests/test-seed.ts',
    'tools/project.ts',
    'package.json',
    'tsconfig.json',
  ]) {
    await cp(path.join(ROOT, part), path.join(root, part), { recursive: true });
  }
  await symlink(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'), 'junction');
  if (defect) await apply(defect, root);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

async function apply({ name, file, text, instead }: Defect, root: string): Promise<void> {
  const target = path.join(root, 'src', file);
  const source = (await readFile(target, 'utf8')).replaceAll('\r\n', '\n');
  const pieces = source.split(text);
  if (pieces.length !== 2) {
    throw new Error(
      `The safety line "${name}" stands ${pieces.length - 1} times in src/${file}: say again where it is.`,
    );
  }
  await writeFile(target, pieces.join(instead));
}
