/** Pages by path, served on every host outside /api/. */
export type Pages = Readonly<Record<string, string>>;
