import { type Environment, PRODUCTION } from '../inventorum/environment.ts';
import { draftsOf } from './drafts.ts';
import { type Findings, noFindings, refuse } from './findings.ts';
import { bruTree, isBru } from './formats/bru-tree.ts';
import { isCurlConfig, readCurlConfig } from './formats/curl-config.ts';
import { readCode } from './formats/read-code.ts';
import { readCommands } from './formats/read-commands.ts';
import { readLabels } from './formats/read-labels.ts';
import { readLines } from './formats/read-lines.ts';
import { readTree } from './formats/read-tree.ts';
import { jsonTree, type TreeNode } from './formats/tree.ts';
import type { Draft, PastePiece, PasteReading, PasteRefusal } from './paste.ts';
import { settle } from './settle.ts';

/** A collection of a large project has a few hundred kB. */
const LONGEST_TEXT = 4_000_000;

/**
 * The credentials in pasted texts and dropped files, one draft for each app. Several pieces complete each other:
 * variables are looked up in all of them, and a later piece fills what an earlier one lacks. What is switched off is not
 * taken, nothing is guessed, and what belongs to something else is refused with a reason. Never rejects; linear in the
 * length of the pieces. Only YAML needs a library, which is loaded for it. SECRET: the result holds the credentials;
 * nothing of them is in codes, names or origins.
 */
export async function readPaste(
  pieces: readonly PastePiece[],
  known: readonly Environment[] = [PRODUCTION],
): Promise<PasteReading> {
  const findings: Findings[] = [];
  for (const piece of pieces) findings.push(await readPiece(piece));
  const settled = settle(findings);
  const { drafts, questions, refusals, unknownOrigins } = draftsOf(settled.groups, known);
  const asked = new Set(questions.map(({ draft, field }) => `${draft} ${field}`));
  const all = [...settled.refusals, ...refusals].filter((refusal) => !isSettled(refusal, { drafts, asked }));
  const found = [...all, ...(all.length + drafts.length === 0 ? [nothingIn(pieces)] : [])];
  return { drafts, questions, refusals: distinct(found), unknownOrigins };
}

/** JetBrains' private file overrides the other one. */
function isPrivate({ name }: PastePiece): boolean {
  return name !== null && /\.private\./.test(name);
}

async function readPiece({ text, name }: PastePiece): Promise<Findings> {
  const findings = noFindings();
  findings.overrides = isPrivate({ text, name });
  if (text.length > LONGEST_TEXT) {
    refuse(findings, 'too long');
    return findings;
  }
  const plain = text.replace(/^\ufeff/, '');
  const tree = await treeOf(plain, name);
  // What a file has switched off must not be found by another reader.
  if (hasMembers(tree)) readTree(tree, findings, name);
  else readMixed(plain, findings);
  return findings;
}

function hasMembers(tree: TreeNode): boolean {
  if (tree === null || typeof tree === 'string') return false;
  return tree.kind === 'object' ? tree.members.length > 0 : tree.items.some((item) => item !== null);
}

/** The whole text as one value. Null: it is none. */
async function treeOf(text: string, name: string | null): Promise<TreeNode> {
  const start = text.trimStart();
  if (/^[{[]/.test(start) && /[\]}]\s*$|"[^"]*$/.test(text.slice(-2000))) return jsonTree(start);
  if (isBru(text) && !/\.ya?ml$/.test(name ?? '')) return bruTree(text);
  return isYaml(text, name) ? (await import('./formats/yaml-tree.ts')).yamlTree(text) : null;
}

/** A key alone in its line, and below it another one. A flat text is read by its labels. */
function isYaml(text: string, name: string | null): boolean {
  return (
    /\.ya?ml$/.test(name ?? '') ||
    /^[\w.-]{1,60}:[ \t]{0,9}\r?\n(?:[ \t]{1,40}|- )(?:- )?["']?[\w.-]{1,60}["']?:/m.test(text)
  );
}

/** Each reader takes its part of a text, and gives the rest to the next one. */
function readMixed(text: string, findings: Findings): void {
  if (isCurlConfig(text)) readCurlConfig(text, findings);
  else readLabels(readLines(readCode(readCommands(text, findings), findings), findings), findings);
}

interface Settled {
  readonly drafts: readonly Draft[];
  /** draft and field of each question */
  readonly asked: ReadonlySet<string>;
}

/** A field that was found elsewhere needs no reason why it was not found here. */
function isSettled({ code, field }: PasteRefusal, { drafts, asked }: Settled): boolean {
  if (field === null || !['not in the file', 'unknown variable', 'masked'].includes(code)) return false;
  return (
    drafts.length > 0 &&
    drafts.every((draft, index) => draft[field] !== null || asked.has(`${index} ${field}`))
  );
}

function distinct(refusals: readonly PasteRefusal[]): readonly PasteRefusal[] {
  return [...new Map(refusals.map((refusal) => [`${refusal.code} ${refusal.field}`, refusal])).values()];
}

const JWT = /^(?:bearer )?eyJ[\w-]{5,2000}\.[\w-]{1,4000}\.[\w-]{0,2000}$/i;
const SIGNED = /https?:\/\/\S{1,2000}[?&#](?:[\w-]{0,30}[_-])?(?:token|signature|sig|key|jwt|credential)=/i;

/** Why a text without credentials is not taken. */
function nothingIn(pieces: readonly PastePiece[]): PasteRefusal {
  const [first] = pieces;
  const text = first?.text.trim() ?? '';
  if (JWT.test(text)) return { code: 'jwt', field: null };
  return { code: SIGNED.test(text.slice(0, 5000)) ? 'signed link' : 'nothing found', field: null };
}
