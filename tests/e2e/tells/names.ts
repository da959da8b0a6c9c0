export const API = 'https://app.inventorum.com';
/** A shop whose pages may send the token in every tab. */
export const SHOP = 'https://shop.test';
/** A host that nobody allowed. */
export const ELSEWHERE = 'https://other.test';

/** The default token set, and the one to which a tab is pinned. */
export const USUAL = 'Catalogue admin';
export const ANOTHER = 'Warehouse sync';
