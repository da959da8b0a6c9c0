const base64 = (text: string) => Buffer.from(text).toString('base64');

function byCode(text: string, write: (code: number) => string): string {
  return [...text].map((each) => write(each.charCodeAt(0))).join('');
}

/** Encodings in which a page or a server may write a secret. */
export const WRITINGS: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  hex: (text) => Buffer.from(text).toString('hex'),
  'base64 in lines': (text) => base64(`${'before '.repeat(6)}${text}`).replace(/(.{64})/g, '$1\r\n'),
  'base64 twice': (text) => base64(`a:${base64(`b:${text}`)}`),
  'padded code points of JavaScript': (text) => byCode(text, (code) => `\\u{0000${code.toString(16)}}`),
  'padded numbers of HTML': (text) => byCode(text, (code) => `&#0000${code};`),
  'percent, padded': (text) => byCode(text, (code) => `%u${code.toString(16).padStart(4, '0')}`),
  'escapes in base64 that begins elsewhere': (text) =>
    `xy${base64(`"${byCode(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`)}"`)}`,
};
