import {
  addGroups,
  addValue,
  bracesRead,
  type Findings,
  joined,
  newGroup,
  type RawField,
  type RawGroup,
  refuse,
} from '../findings.ts';
import { type Meaning, meaningOfName } from '../meaning-of-name.ts';
import { readVariables } from './read-variables.ts';
import { isSwitchedOff, OF_ANSWERS } from './switched-off.ts';
import { jsonTree, memberAt, type TreeNode, type TreeObject, textIn, treeObject } from './tree.ts';

/** Where in the tree a node stands. */
interface Position {
  readonly findings: Findings;
  /** of the request or list item that the node is in */
  readonly groups: RawGroup[];
  readonly label: string | null;
  readonly addresses: readonly string[];
  /** names of the members that lead to the node, the nearest last */
  readonly path: readonly string[];
  readonly depth: number;
  /** the type of the authentication that the node is in */
  readonly auth: string;
}

const DEEPEST = 60;

/**
 * Takes credentials from a collection, an environment, a session or a profile. All the tools name them alike, so one
 * reader knows them all: what differs is in the tables of names. What is switched off is left out.
 */
export function readTree(node: TreeNode, findings: Findings, fileName: string | null): void {
  const groups: RawGroup[] = [];
  walk(node, {
    findings,
    groups,
    label: null,
    addresses: [],
    path: fileName === null ? [] : [fileName],
    depth: 0,
    auth: '',
  });
  findings.groups.push(...joined(groups));
}

function walk(node: TreeNode, position: Position): void {
  if (node === null || typeof node === 'string' || position.depth > DEEPEST) return;
  if (node.kind === 'object') walkObject(node, { ...position, depth: position.depth + 1 });
  else walkList(node.items, { ...position, depth: position.depth + 1 });
}

/** A list of pairs is an object in another form; another list holds requests, folders or profiles. */
function walkList(items: readonly TreeNode[], position: Position): void {
  const pairs: (readonly [string, TreeNode])[] = [];
  const others: TreeNode[] = [];
  for (const item of items) {
    const pair = pairOf(item);
    if (pair === null) others.push(item);
    else pairs.push(...pair);
  }
  if (pairs.length > 0) walkObject(treeObject(pairs), position);
  for (const item of others) {
    if (item === null || typeof item === 'string') continue;
    const groups: RawGroup[] = [];
    walk(item, { ...position, groups });
    addGroups(position.findings.groups, joined(groups));
  }
}

const NAMES = ['key', 'name', 'headerName', 'header_name', 'header'];
const VALUES = ['value', 'currentValue', 'initialValue', 'headerValue', 'header_value'];

/** `{key, value}` in the words of each tool. Empty: it is switched off. Null: it is no pair. */
function pairOf(item: TreeNode): readonly (readonly [string, TreeNode])[] | null {
  const name = textIn(item, ...NAMES);
  if (name === null || typeof item === 'string' || item?.kind !== 'object') return null;
  const hasValue = memberAt(item, ...VALUES) !== undefined || textIn(item, 'secret') === 'true';
  if (!hasValue) return null;
  return isSwitchedOff(item) ? [] : [[name, textIn(item, 'currentValue', ...VALUES)]];
}

/** Names of members that say what is in them, not whose it is. */
const GENERIC =
  /^(?:\$|auth|oauth|basic$|bearer$|cred|request|http|body|head|data|env|sub|res|sec|helper|grant|url|item|coll|val|var|set|info|meta|form|json|post|get|put|patch|mod|pair|prof|tok|app|par|conf|gen|arg|script|log|ent)|[./]/i;

function walkObject(node: TreeObject, outer: Position): void {
  if (isSwitchedOff(node)) return;
  if (memberAt(node, 'private_key') !== undefined) {
    refuse(outer.findings, 'other product');
    return;
  }
  const position = positionIn(node, outer);
  const group = newGroup(position.label);
  for (const [name, value] of node.members)
    if (typeof value === 'string') takeMember(group, { name, value }, position);
  takePair(node, group, position);
  refuseOthers(node, group, position);
  if (group.values.length > 0) addGroups(position.groups, [{ ...group, addresses: [...position.addresses] }]);
  readVariables(node, position);
  for (const [name, value] of node.members) {
    if (value === null || typeof value === 'string' || OF_ANSWERS.test(name)) continue;
    walk(value, { ...position, path: [...position.path, name].slice(-4) });
  }
}

function takeMember(
  group: RawGroup,
  { name, value }: { name: string; value: string },
  position: Position,
): void {
  const meaning = meaningIn(name, position);
  if (meaning === undefined) readText(value, group, position);
  else if (isTaken(meaning)) addValue(group, meaning, bracesRead(value));
}

function positionIn(node: TreeObject, outer: Position): Position {
  const key = outer.path.at(-1) ?? '';
  const own = textIn(node, 'name', 'title', 'collectionName', 'environmentName');
  const inner = textIn(memberAt(node, 'info', 'meta') ?? null, 'name');
  const isFile = outer.depth <= 1;
  const addresses = node.members.flatMap(([name, value]) => addressIn(name, value));
  return {
    ...outer,
    label: own ?? inner ?? (key === '' || isFile || GENERIC.test(key) ? outer.label : key),
    addresses: addresses.length > 0 ? addresses : outer.addresses,
    auth: authType(node) ?? (/^(?:basic|bearer)$/.test(key) ? key : outer.auth),
  };
}

function authType(node: TreeObject): string | null {
  return (
    textIn(node, 'authType', 'authenticationType') ?? (memberAt(node, 'pairs') ? null : textIn(node, 'type'))
  );
}

function addressIn(name: string, value: TreeNode): readonly string[] {
  if (meaningOfName(name)?.meaning !== 'address') return [];
  const text = typeof value === 'string' ? value : textIn(value, 'raw');
  return text === null || text === '' ? [] : [bracesRead(text)];
}

function meaningIn(name: string, { auth, path }: Position): Meaning | undefined {
  const key = path.at(-1) ?? '';
  if (name === 'raw_auth') return auth === 'bearer' ? 'accessToken' : 'username';
  const meaning = meaningOfName(name)?.meaning;
  if (meaning !== 'token') return meaning;
  return auth === 'bearer' || key === 'grantTypeInfo' ? 'accessToken' : undefined;
}

const TAKEN: ReadonlySet<string> = new Set<RawField>([
  'clientId',
  'clientSecret',
  'refreshToken',
  'accessToken',
  'scope',
  'authorization',
  'grant',
]);

function isTaken(meaning: Meaning): meaning is Meaning & RawField {
  return TAKEN.has(meaning);
}

/** A body in a text: a form, or JSON. */
function readText(text: string, group: RawGroup, position: Position): void {
  if (/(?:^|[&?])(?:grant_type|refresh_token|client_id|client_secret)=/.test(text)) {
    addValue(group, 'form', bracesRead(text));
  } else if (/^\s{0,50}\{/.test(text) && /refresh_token|client_(?:id|secret)/.test(text)) {
    walk(jsonTree(text), { ...position, path: [] });
  }
}

/** Basic authentication: user name and password are id and secret. */
function takePair(node: TreeObject, group: RawGroup, { auth }: Position): void {
  if (auth !== 'basic') return;
  const [username, password] = [textIn(node, 'username'), textIn(node, 'password')];
  if (username !== null) addValue(group, 'clientId', bracesRead(username));
  if (username !== null && password !== null) addValue(group, 'clientSecret', bracesRead(password));
  const raw = textIn(node, 'raw_auth');
  if (raw !== null) addValue(group, 'user', bracesRead(raw));
}

/** What looks like credentials and is none of an app. */
function refuseOthers(node: TreeObject, group: RawGroup, { findings, auth, path }: Position): void {
  if (textIn(node, 'email') !== null && textIn(node, 'password') !== null)
    refuse(findings, 'email and password');
  const isAlone = node.members.length === 1 && group.values.length === 0;
  if (isAlone && textIn(node, 'token') !== null && auth === '' && path.length === 0)
    refuse(findings, 'api-auth-token');
}
