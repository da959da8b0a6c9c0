import { isPlaceholder } from '../placeholders.ts';
import type { TextRedaction } from './text-redaction.ts';

/** `Bearer …` and `Basic …`; a short word after them is an ordinary word. RFC 6750 section 2.1, RFC 7617. */
const SCHEME = /\b(Bearer|Basic|Token)( {1,5}|%20|\+)([a-z0-9\-._~+/]{16,}=*)/gi;

/** RFC 7519: two JSON objects in base64url and a signature, under any name. */
const JWT = /(?<![\w-])eyJ[\w-]{10,20000}\.[\w-]{4,20000}\.[\w-]{0,20000}/g;

/** RFC 7468: up to its end, or the end of the text. */
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g;
const KEY_END = '-----END';

/** `password: x1y2z3` alone on its line; in prose more text follows. */
const LINE = /^([ \t]{0,20}([\w.-]{1,80})[ \t]{0,5}:[ \t]{1,5})(\S{6,4000})(?=[ \t]{0,20}\r?$)/gm;

/** Redacts secrets that are recognised by their form, or by their line. */
export function redactMarks(text: string, { judge, put }: TextRedaction): string {
  return withoutKeys(text, put)
    .replace(SCHEME, (_all, ...[scheme = '', space = '', value = '']: string[]) => {
      return `${scheme}${space}${put('credential', value)}`;
    })
    .replace(JWT, (value) => put('credential', value))
    .replace(LINE, (all, ...[head = '', name = '', value = '']: string[]) => {
      const kind = /[^a-z.,;]/i.test(value) && !isPlaceholder(value) ? judge(name) : null;
      return kind === null ? all : `${head}${put(kind, value)}`;
    });
}

function withoutKeys(text: string, put: TextRedaction['put']): string {
  const pieces: string[] = [];
  let done = 0;
  PRIVATE_KEY.lastIndex = 0;
  for (let found = PRIVATE_KEY.exec(text); found; found = PRIVATE_KEY.exec(text)) {
    const begin = found.index + found[0].length;
    const end = text.indexOf(KEY_END, begin);
    const until = end < 0 ? text.length : end;
    pieces.push(text.slice(done, begin), put('credential', text.slice(begin, until)));
    done = until;
    PRIVATE_KEY.lastIndex = until;
  }
  return done === 0 ? text : [...pieces, text.slice(done)].join('');
}

/** The local part of a mail address; shorter than RFC 5321 section 4.5.3.1 allows. */
const LOCAL = /[\w.+%-]/;
const DOMAIN = /^[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/;
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 255;

/** Redacts e-mail addresses anywhere in a text. */
export function redactMail(text: string, put: TextRedaction['put']): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let begin = at;
    while (begin > done && at - begin < LONGEST_LOCAL && LOCAL.test(text.charAt(begin - 1))) begin -= 1;
    const domain = DOMAIN.exec(text.slice(at + 1, at + 1 + LONGEST_DOMAIN))?.[0];
    if (begin === at || domain === undefined) continue;
    const end = at + 1 + domain.length;
    pieces.push(text.slice(done, begin), put('personal data', text.slice(begin, end)));
    done = end;
  }
  return done === 0 ? text : [...pieces, text.slice(done)].join('');
}
