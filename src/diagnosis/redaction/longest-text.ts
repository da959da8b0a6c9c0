/** Characters that are looked through for secrets; of a longer text nothing is shown or written. */
export const LONGEST_TEXT = 10_000_000;

/** Stands for such a text. */
export const TOO_LONG = '[too long]';
