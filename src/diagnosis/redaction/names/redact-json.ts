import type { SecretKind } from '../secret.ts';
import {
  frameOf,
  type JsonFrame,
  kindIn,
  nameMember,
  noteValue,
  replacedAtEnd,
  waitsForRest,
} from './json-frame.ts';
import type { TextRedaction } from './text-redaction.ts';

const LITERAL = /[^\s"{}[\],:]+/y;

/**
 * Replaces the values of secret fields in a JSON text, including everything nested in them. The rest stays as written,
 * including numbers and blanks. Undefined: no JSON.
 */
export function redactJson(text: string, redaction: TextRedaction): string | undefined {
  if (!isJson(text)) return undefined;
  const pieces: string[] = [];
  const scan = scanner(redaction, pieces);
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    scan(text.slice(at, end));
    at = end;
  }
  return pieces.join('');
}

/** Deeper nesting is made to be hard to read; such a text is searched like any other. */
const DEEPEST = 1000;

function isJson(text: string): boolean {
  if (nestingOf(text) > DEEPEST) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function nestingOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function tokenEnd(text: string, at: number): number {
  if (text[at] === '"') return stringEnd(text, at);
  LITERAL.lastIndex = at;
  const literal = LITERAL.exec(text)?.[0];
  return at + (literal?.length ?? 1);
}

function stringEnd(text: string, begin: number): number {
  let at = begin + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Adds each token to the pieces, unchanged or as its placeholder. */
function scanner({ judge, put, nested }: TextRedaction, pieces: string[]): (token: string) => void {
  const frames: JsonFrame[] = [];

  const kindHere = (): SecretKind | null => {
    const frame = frames.at(-1);
    return frame ? kindIn(frame, judge) : null;
  };

  function value(token: string): void {
    const frame = frames.at(-1);
    const kind = kindHere();
    const piece = { index: pieces.length, token };
    const waits = waitsForRest(frame, kind);
    if (waits) frame.ownName = piece;
    pieces.push(kind === null || waits ? asText(token) : instead(token, kind));
    if (frame && (kind === null || waits)) noteValue(frame, piece, judge);
  }

  function asText(token: string): string {
    if (!token.startsWith('"')) return token;
    const plain = String(JSON.parse(token));
    const changed = nested(plain);
    return changed === plain ? token : JSON.stringify(changed);
  }

  function instead(token: string, kind: SecretKind): string {
    if (!isSecretValue(token, kind)) return asText(token);
    return JSON.stringify(put(kind, token.startsWith('"') ? String(JSON.parse(token)) : token));
  }

  function close(): void {
    const frame = frames.pop();
    if (!frame) return;
    for (const { index, token, kind } of replacedAtEnd(frame, judge)) pieces[index] = instead(token, kind);
  }

  /** Handles the name of a member, or a value. */
  function word(token: string): void {
    const frame = frames.at(-1);
    if (!frame?.isObject || frame.name !== null) value(token);
    else {
      nameMember(frame, String(JSON.parse(token)));
      pieces.push(token);
    }
  }

  function mark(token: string): void {
    if (token === '{' || token === '[') frames.push(frameOf(token === '{', kindHere()));
    if (token === '}' || token === ']') close();
    const frame = frames.at(-1);
    if (token === ',' && frame) frame.name = null;
    pieces.push(token);
  }

  return (token) => (/^["\w-]/.test(token) ? word(token) : mark(token));
}

/** `null`, `true` and `false` are no secrets; a number is one unless it is the id of something. */
function isSecretValue(token: string, kind: SecretKind): boolean {
  if (token === '""' || /^(?:true|false|null)$/.test(token)) return false;
  return kind !== 'personal data' || token.startsWith('"');
}
