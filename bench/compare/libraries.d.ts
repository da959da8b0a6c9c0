/** The parts of the compared libraries that the bench uses: they are installed when it runs. */
declare module 'jsondiffpatch' {
  interface Differ {
    diff(before: unknown, after: unknown): unknown;
  }
  export function create(options: { readonly objectHash: (item: object) => string }): Differ;
}

declare module 'microdiff' {
  const microdiff: (before: object, after: object) => readonly unknown[];
  // biome-ignore lint/style/noDefaultExport: it describes the export that the package has
  export default microdiff;
}
