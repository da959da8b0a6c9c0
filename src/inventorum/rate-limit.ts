/**
 * Requests per second that one client or token may send before 429. Source:
 * https://api-docs.inventorum.com/api/main.html
 */
export const REQUESTS_PER_SECOND = 20;
