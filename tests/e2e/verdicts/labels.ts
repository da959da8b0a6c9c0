/** The token sets of a world, by their role for verdicts. */

/** The default; may not create products. */
export const USUAL = 'Warehouse sync';
export const ADMIN = 'Catalogue admin';
export const STAFF = 'Everything, as staff';
/** of an app issued before 2019 */
export const LEGACY = 'Shop export';
export const OF_ELSEWHERE = 'Everything';
/** its access token has expired, and the server refuses a refresh */
export const EXPIRED = 'Read only';
/** never got an access token */
export const NEVER_RENEWED = 'Made up';

/** The environment besides production. */
export const ELSEWHERE = 'Local copy';
