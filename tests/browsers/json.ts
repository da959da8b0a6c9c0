/** What can go into a page and come back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
