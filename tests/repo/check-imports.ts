import { isBuiltin } from 'node:module';
import path from 'node:path';
import { parseSync } from 'vite';
import { IMPORT_TABLE, OUTER_ROOMS } from './import-table.ts';
import type { SourceFile } from './source-files.ts';

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Every import that the table does not allow, one sentence each. */
export function forbiddenImports(sources: readonly SourceFile[]): readonly string[] {
  return sources.flatMap((source) =>
    importsOf(source).flatMap((one) => {
      const problem = problemOf(source.file, one);
      return problem === null
        ? []
        : [`${source.file} imports ${one.typeOnly ? 'types of ' : ''}${one.specifier}: ${problem}`];
    }),
  );
}

/** From the parser's own record of the module: static, dynamic and re-exports, values and types. */
export function importsOf({ file, text }: SourceFile): readonly Import[] {
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const statics = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every(({ isType }) => isType),
  }));
  const reExports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ specifier: moduleRequest.value, typeOnly: isType }] : [],
    ),
  );
  const dynamics = module.dynamicImports.map(({ moduleRequest }) => ({
    specifier: literal(text.slice(moduleRequest.start, moduleRequest.end)),
    typeOnly: false,
  }));
  return [...statics, ...reExports, ...dynamics];
}

function literal(expression: string): string {
  const quoted = /^(['"])(.*)\1$/.exec(expression);
  return quoted?.[2] ?? `an address computed at run time (${expression})`;
}

function problemOf(file: string, { specifier, typeOnly }: Import): string | null {
  const target = resolve(file, specifier);
  const room = roomOf(file);
  if (room === 'outer' || (room !== undefined && target.startsWith(room) && !OUTER_ROOMS.test(target)))
    return null;
  if (OUTER_ROOMS.test(target)) return 'tests, tools and bench are imported by nobody';
  const row = room === undefined ? undefined : IMPORT_TABLE[room];
  if (row === undefined) return 'this folder stands in no row of the import table';
  if (isAllowed(row.values, target)) return null;
  if (!isAllowed(row.types, target)) return `not in the row of ${room}`;
  return typeOnly ? null : `${room} may import only its types`;
}

function isAllowed(allowed: readonly string[], target: string): boolean {
  return allowed.some((one) => (one === 'node:*' ? isBuiltin(target) : covers(one, target)));
}

function roomOf(file: string): string | undefined {
  if (OUTER_ROOMS.test(file)) return 'outer';
  return Object.keys(IMPORT_TABLE)
    .filter((room) => file.startsWith(room))
    .sort((a, b) => b.length - a.length)[0];
}

function covers(allowed: string, target: string): boolean {
  return allowed.endsWith('/') || allowed === target
    ? target.startsWith(allowed)
    : target.startsWith(`${allowed}/`);
}

/** A path from the project's folder, or the name of a library. */
export function resolve(file: string, specifier: string): string {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
}
