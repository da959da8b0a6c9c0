export const API_HOST = 'app.inventorum.com';

/** What the bench's server hands out as the access token of the saved token set. */
export const SAVED_TOKEN = 'access-of-the-bench';

/** What is fed: how many calls, how many of them a second. */
export const CALLS = 10_000;
export const CALLS_A_SECOND = 200;
