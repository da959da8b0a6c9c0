/** Most characters that are searched for secrets; a longer text is not shown or written at all. */
export const LONGEST_TEXT = 10_000_000;

/** Replaces such a text. */
export const TOO_LONG = '[too long]';
