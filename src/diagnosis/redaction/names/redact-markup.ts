import { isPlaceholder } from '../placeholders.ts';
import type { SecretKind } from '../secret.ts';
import type { TextRedaction } from './text-redaction.ts';

/** A start tag of XML or HTML: its local name, its attributes. */
const TAG = /<(?:[a-z][\w-]{0,40}:)?([a-z][\w.-]{0,80})((?:\s[^<>]{0,2000})?)>/gi;

const ATTRIBUTE = /([\w:.-]{1,80})(\s{0,5}=\s{0,5}["']?)((?<=")[^"]*|(?<=')[^']*|[^\s"'<>]+)/g;

/** Attributes that name an element's content, and those that hold it. */
const NAMES = /^(?:name|id|key|property|field|http-equiv)$/i;
const HOLDS = /^(?:value|content|default|data-value)$/i;

const CDATA = '<![CDATA[';

/** Redacts elements and attributes with a secret name: `<password>`, `<input type=hidden name=token value=…>`. */
export function redactMarkup(text: string, redaction: TextRedaction): string {
  if (!text.includes('<')) return text;
  const pieces: string[] = [];
  let done = 0;
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(text); tag; tag = TAG.exec(text)) {
    const [all, name = '', attributes = ''] = tag;
    const named = kindOfAttributes(attributes, redaction);
    const kind = redaction.judge(name) ?? named;
    if (kind === null) continue;
    const begin = tag.index + all.length;
    const written =
      named === null ? all : all.replace(attributes, () => withoutValues(attributes, named, redaction));
    const end = all.endsWith('/>') ? begin : contentEnd(text, begin);
    pieces.push(text.slice(done, tag.index), written, content(text.slice(begin, end), kind, redaction));
    done = end;
    TAG.lastIndex = end;
  }
  return done === 0 ? text : [...pieces, text.slice(done)].join('');
}

function kindOfAttributes(attributes: string, { judge }: TextRedaction): SecretKind | null {
  for (const [, name = '', , value = ''] of attributes.matchAll(ATTRIBUTE)) {
    const kind = NAMES.test(name) ? judge(value) : null;
    if (kind !== null) return kind;
  }
  return null;
}

function withoutValues(attributes: string, kind: SecretKind, { put }: TextRedaction): string {
  return attributes.replace(ATTRIBUTE, (all, ...[name = '', mark = '', value = '']: string[]) => {
    return HOLDS.test(name) && value !== '' && !isPlaceholder(value)
      ? `${name}${mark}${put(kind, value)}`
      : all;
  });
}

/** The start of the next tag; a CDATA section is skipped as a whole. */
function contentEnd(text: string, begin: number): number {
  const isSection = text.startsWith(CDATA, begin);
  const end = isSection ? text.indexOf(']]>', begin) : text.indexOf('<', begin);
  return end < 0 ? text.length : end;
}

function content(text: string, kind: SecretKind, { put }: TextRedaction): string {
  const begin = text.startsWith(CDATA) ? CDATA.length : 0;
  const value = text.slice(begin);
  const isNothing = value.trim() === '' || isPlaceholder(value.trim());
  return isNothing ? text : `${text.slice(0, begin)}${put(kind, value)}`;
}
