import type { SecretKind } from '../secret.ts';
import { staysVisible, tellsOfThing } from './personal-names.ts';
import type { JudgeName } from './secret-names.ts';

/** A written value that may have to be replaced later, by its index among the pieces. */
export interface Piece {
  readonly index: number;
  readonly token: string;
}

/** An object or a list that is being read. */
export interface JsonFrame {
  readonly isObject: boolean;
  /** kind of everything inside, from the name of the object or list */
  readonly kind: SecretKind | null;
  /** name of the current member */
  name: string | null;
  /** kind that the object declares for its value: `{"name": "password", "value": …}` */
  named: SecretKind | null;
  /** values that came before that declaration */
  readonly held: Piece[];
  /** values of a list, up to three: `["password", …]` is a name with its value */
  readonly items: Piece[];
  /** a person's name, unless the object turns out to be a thing */
  ownName: Piece | null;
  isThing: boolean;
}

const NAMING = /^(?:name|key|field|field_?name|param|parameter|header|attribute|property|id|label|k|n)$/i;
const HOLDING =
  /^(?:value|val|v|content|data|text|string_?value|default|default_?value|current|new_?value)$/i;

/** The first value of a list that may be a name; words of a sentence are not. */
const NAME = /^[\w.[\]-]{1,80}$/;

export function frameOf(isObject: boolean, kind: SecretKind | null): JsonFrame {
  return { isObject, kind, name: null, named: null, held: [], items: [], ownName: null, isThing: false };
}

/** Kind of the next value; null: no secret. */
export function kindIn({ kind, name, named }: JsonFrame, judge: JudgeName): SecretKind | null {
  if (name === null) return kind;
  if (kind === 'personal data' && staysVisible(name)) return null;
  const own = judge(name);
  if (own !== null) return own;
  return named !== null && HOLDING.test(name) ? named : kind;
}

/** Records the name of a member. */
export function nameMember(frame: JsonFrame, name: string): void {
  frame.name = name;
  frame.isThing ||= tellsOfThing(name);
}

/** `name` alone means a person, unless the object is a thing, which is known only at its end. */
export function waitsForRest(frame: JsonFrame | undefined, kind: SecretKind | null): frame is JsonFrame {
  return kind === 'personal data' && frame?.kind === null && frame.name?.toLowerCase() === 'name';
}

/** Records a value that was written unchanged. */
export function noteValue(frame: JsonFrame, piece: Piece, judge: JudgeName): void {
  if (!frame.isObject) {
    if (frame.items.length < 3) frame.items.push(piece);
    return;
  }
  const { name } = frame;
  if (name === null) return;
  if (NAMING.test(name) && piece.token.startsWith('"'))
    frame.named ??= judge(String(JSON.parse(piece.token)));
  if (HOLDING.test(name)) frame.held.push(piece);
}

/** The pieces that must be replaced at the end of an object or a list. */
export function replacedAtEnd(
  frame: JsonFrame,
  judge: JudgeName,
): readonly (Piece & { readonly kind: SecretKind })[] {
  const { named, ownName } = frame;
  const kind = named ?? null;
  return [
    ...(kind === null ? [] : frame.held.map((piece) => ({ ...piece, kind }))),
    ...(ownName === null || frame.isThing ? [] : [{ ...ownName, kind: 'personal data' as const }]),
    ...ofPair(frame.items, judge),
  ];
}

function ofPair(items: readonly Piece[], judge: JudgeName) {
  const [name, value] = items;
  if (items.length !== 2 || !value || !name?.token.startsWith('"')) return [];
  const text = String(JSON.parse(name.token));
  const kind = NAME.test(text) ? judge(text) : null;
  return kind === null ? [] : [{ ...value, kind }];
}
