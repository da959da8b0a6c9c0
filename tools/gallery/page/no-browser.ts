/** In the place of webextension-polyfill: nothing of it may be called in the gallery. */
// biome-ignore lint/style/noDefaultExport: the library has one
export default {};
