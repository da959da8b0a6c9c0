/** Replaces webextension-polyfill, which must not be called in the gallery. */
// biome-ignore lint/style/noDefaultExport: the library has one
export default {};
