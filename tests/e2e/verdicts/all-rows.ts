import { ANSWER_ROWS } from './rows/answer-rows.ts';
import { HOSTILE_ROWS } from './rows/hostile-rows.ts';
import { NETWORK_ROWS } from './rows/network-rows.ts';
import { NO_TOKEN_ROWS } from './rows/no-token-rows.ts';
import { NOT_TOLD_ROWS } from './rows/not-told-rows.ts';
import { SCOPE_ROWS } from './rows/scope-rows.ts';
import { TOKEN_ROWS } from './rows/token-rows.ts';

/** Every verdict, by subject. */
export const ROWS = {
  scope: SCOPE_ROWS,
  'a token that the server no longer takes': TOKEN_ROWS,
  'no token': NO_TOKEN_ROWS,
  'what the browser does not tell': NOT_TOLD_ROWS,
  'the answer': ANSWER_ROWS,
  'the network': NETWORK_ROWS,
  'a server that means harm': HOSTILE_ROWS,
} as const;

export const ALL_ROWS = Object.values(ROWS).flat();
