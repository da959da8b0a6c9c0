export const API_HOST = 'app.inventorum.com';

/** The access token that the bench's server issues for the saved token set. */
export const SAVED_TOKEN = 'access-of-the-bench';

/** The number of calls, and calls per second. */
export const CALLS = 10_000;
export const CALLS_A_SECOND = 200;

/** As many as the panel's list holds. */
export const LONG_LIST = 50_000;

/** Marks of the bench's own work in the panel's thread, which in a browser is done by the DevTools' process. */
export const FEED_MARKS = { start: 'bench-feed', end: 'bench-fed' } as const;
