import { type TreeNode, textIn, treeObject } from './tree.ts';

/** A block of a `.bru` file: `auth:oauth2 {`, `vars:secret [a, ~b]`. Only a closing sign in the first column ends it. */
const BLOCK =
  /^((?:meta|get|post|put|patch|delete|head|options|query|params|auth|body|headers|vars|settings|http)(?::[\w-]+)*)[ \t]{0,20}(?:\{[ \t]*\r?\n([\s\S]*?)^\}|\[([^\]]*)\])/gm;
const METHOD = /^(?:get|post|put|patch|delete|head|options|http)$/;

/** A pair of a block; a text in `'''` may have several lines. */
const PAIR = /^[ \t]*([^\s:][^:\n]{0,200}):[ \t]*(?:'''([\s\S]*?)'''|(.*))$/gm;

/** Whether a text is a file of Bruno's own format. */
export function isBru(text: string): boolean {
  return /^(?:meta|auth:[\w-]+|vars(?::[\w-]+)?|headers|body:[\w-]+|get|post|put|patch|delete)[ \t]{0,20}[{[]/m.test(
    text,
  );
}

/** A `.bru` file as a tree. A value runs to the end of its line; what begins with `~` is switched off. */
export function bruTree(text: string): TreeNode {
  return treeObject(
    [...text.matchAll(BLOCK)].flatMap(([, name = '', block, list]) => blockOf(name, block ?? '', list)),
  );
}

function blockOf(name: string, block: string, list: string | undefined): readonly [string, TreeNode][] {
  const [kind = '', ...type] = name.split(':');
  if (list !== undefined)
    return kind === 'vars' ? [['variables', { kind: 'list', items: secretNames(list) }]] : [];
  if (kind === 'body' && !/form/.test(name)) return [['body', block.trim()]];
  const pairs = pairsOf(block);
  const node = treeObject(pairs);
  if (kind === 'vars') return [['variables', { kind: 'list', items: pairs.map(variable) }]];
  // The rest of the name is the type of the authentication.
  if (type.length > 0) return [[kind, treeObject([[type.join(':'), node]])]];
  const url = METHOD.test(kind) ? textIn(node, 'url') : null;
  return url === null
    ? [[kind, node]]
    : [
        [kind, node],
        ['url', url],
      ];
}

function variable([name, value]: readonly [string, string]): TreeNode {
  return treeObject([
    ['name', name],
    ['value', value],
  ]);
}

/** The values of these are not in the file. */
function secretNames(list: string): TreeNode[] {
  const names = list.split(',').map((name) => name.trim());
  return names
    .filter((name) => name !== '' && !name.startsWith('~'))
    .map((name) =>
      treeObject([
        ['name', name],
        ['secret', 'true'],
      ]),
    );
}

function pairsOf(block: string): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [, name = '', text, value = ''] of block.matchAll(PAIR)) {
    if (/^(?:~|#|\/\/)/.test(name)) continue;
    pairs.push([name.trim(), text === undefined ? value.trim() : textOf(text)]);
  }
  return pairs;
}

/** Bruno writes four blanks before each line of a text. */
function textOf(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const indent = Math.min(4, ...lines.map((line) => line.length - line.trimStart().length));
  return lines.map((line) => line.slice(indent)).join('\n');
}
