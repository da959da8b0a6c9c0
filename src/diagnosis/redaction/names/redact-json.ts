import type { SecretKind } from '../secret.ts';
import type { JudgeName } from './secret-names.ts';
import { staysVisible } from './secret-names.ts';

interface JsonRedaction {
  readonly judge: JudgeName;
  /** the text that stands in for a secret value */
  readonly put: (kind: SecretKind, value: string) => string;
  /** what to do with a string that is no secret by its name: a text may stand in it */
  readonly other: (text: string) => string;
}

interface Frame {
  readonly isObject: boolean;
  /** kind of everything in here, from the name it stands under */
  readonly kind: SecretKind | null;
  name: string | null;
}

const LITERAL = /[^\s"{}[\],:]+/y;

/**
 * Replaces the values of secret fields in a JSON text, with everything below them. The rest stays as it is written,
 * numbers and blanks included. Undefined: no JSON.
 */
export function redactJson(text: string, redaction: JsonRedaction): string | undefined {
  if (!isJson(text)) return undefined;
  const scan = scanner(redaction);
  let out = '';
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at);
    out += scan(text.slice(at, end));
    at = end;
  }
  return out;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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

/** Gives back each token as it is, or what stands in for it. */
function scanner({ judge, put, other }: JsonRedaction): (token: string) => string {
  const frames: Frame[] = [];

  function kindHere(): SecretKind | null {
    const frame = frames.at(-1);
    if (!frame) return null;
    const { kind, name } = frame;
    if (name === null) return kind;
    if (kind === 'personal data' && staysVisible(name)) return null;
    return judge(name) ?? kind;
  }

  function value(token: string): string {
    const kind = kindHere();
    const isString = token.startsWith('"');
    if (kind === null || !isSecretValue(token, kind)) return isString ? text(token) : token;
    const plain: unknown = isString ? JSON.parse(token) : token;
    return JSON.stringify(put(kind, String(plain)));
  }

  function text(token: string): string {
    const plain = String(JSON.parse(token));
    const changed = other(plain);
    return changed === plain ? token : JSON.stringify(changed);
  }

  return (token) => {
    const frame = frames.at(-1);
    switch (token) {
      case '{':
      case '[':
        frames.push({ isObject: token === '{', kind: kindHere(), name: null });
        return token;
      case '}':
      case ']':
        frames.pop();
        return token;
      case ',':
        if (frame) frame.name = null;
        return token;
    }
    if (/^[\s:]/.test(token)) return token;
    if (frame?.isObject && frame.name === null) {
      frame.name = String(JSON.parse(token));
      return token;
    }
    return value(token);
  };
}

/** Nothing, yes and no are no secrets; a number is one only where it is not the id of something. */
function isSecretValue(token: string, kind: SecretKind): boolean {
  if (token === '""' || /^(?:true|false|null)$/.test(token)) return false;
  return kind !== 'personal data' || token.startsWith('"');
}
