export const API_HOST = 'app.inventorum.com';

/** The access token that the bench's server issues for the saved token set. */
export const SAVED_TOKEN = 'access-of-the-bench';

/** The number of calls, and calls per second. */
export const CALLS = 10_000;
export const CALLS_A_SECOND = 200;
