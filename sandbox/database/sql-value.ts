/** A value that a statement takes or gives. */
export type SqlValue = string | number | null;
