/** The header with the API version of a request. Source: https://api-docs.inventorum.com/api/main.html */
export const API_VERSION_HEADER = 'X-Api-Version';

/** Oldest version the API accepts. Source: main page (API_MINIMUM_VERSION). */
export const MINIMUM_VERSION = 3;

/** The version the documentation describes. Source: main page (API_CURRENT_VERSION). */
export const CURRENT_VERSION = 12;

/** Newest version in use: public clients request 13, which the documentation does not mention yet. */
export const NEWEST_VERSION = 13;
