/** Values that can be passed into a page and back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
