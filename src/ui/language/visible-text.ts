/** Longer texts of a server are cut: one may be a megabyte of a single word. */
const LONGEST_TEXT = 400;

/**
 * Characters that could disguise a text: direction marks and overrides, invisible characters, line separators, C1
 * controls, tags. Source: Unicode Technical Standard 39 (https://www.unicode.org/reports/tr39/), Unicode Standard Annex
 * 9
 */
const DISGUISING =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the search is for these characters
const CONTROL = /[\u0000-\u001f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the search is for these characters
const CONTROL_IN_LINES = /[\u0000-\u0008\u000b-\u001f]/g;
/** The Unicode block with pictures of control characters: U+2400 for U+0000, and so on. */
const CONTROL_PICTURES = 0x2400;

/**
 * Makes a foreign text safe to show: cut, with symbols for control characters, and names for characters that hide or
 * reverse text.
 */
export function visibleText(text: string, longest: number = LONGEST_TEXT): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return named(cut.replace(CONTROL, picture));
}

/** A part of a foreign text with its layout: line breaks and tabs stay. */
export function visibleLines(text: string): string {
  return named(text.replace(/\r\n/g, '\n').replace(CONTROL_IN_LINES, picture));
}

function picture(character: string): string {
  return String.fromCodePoint(CONTROL_PICTURES + (character.codePointAt(0) ?? 0));
}

function named(text: string): string {
  return text.replace(DISGUISING, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${code}]`;
  });
}
