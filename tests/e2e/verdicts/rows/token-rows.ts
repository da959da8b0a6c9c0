import { tokenInvalidBody } from '../../../../src/inventorum/api-error.ts';
import { waitUntil } from '../../../browsers/wait-until.ts';
import { command } from '../../harness/commands.ts';
import { credentials } from '../../harness/credentials.ts';
import { shown } from '../../harness/shown.ts';
import { pinnedTo, sending } from '../arrangements.ts';
import { ELSEWHERE, EXPIRED, LEGACY, OF_ELSEWHERE, STAFF } from '../labels.ts';
import type { PageCall, VerdictRow } from '../verdict-row.ts';
import type { World } from '../world.ts';

const SAYS_INVALID = /401 token\.invalid “Invalid token”/;
const INVALID = { kind: 'answer', status: 401, body: tokenInvalidBody() } as const;

function bearer(token: string): Partial<PageCall> {
  return { headers: { Authorization: `Bearer ${token}` } };
}

/** A time in the panel's format. */
function clock(at = 0): string {
  return new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

async function expiryOf({ harness }: World, label: string): Promise<string> {
  return clock((await shown(harness.browser, label))?.expiresAt ?? 0);
}

/** Another client refreshes the token set, and its owner pastes the new refresh token, which is sent at once. */
async function renew({ harness, idOf }: World, label: string): Promise<void> {
  const { browser, sandbox } = harness;
  const before = (await shown(browser, label))?.refreshedAt;
  sandbox.rotate(label);
  const { refreshToken } = credentials(sandbox, label).tokenSet;
  await command(browser, 'token-set.edit', {
    id: await idOf(label),
    tokenSet: { label, refreshToken, accessToken: '' },
  });
  await waitUntil(`${label} is renewed`, async () => (await shown(browser, label))?.refreshedAt !== before);
}

const replaced = { token: '' };

/** Access tokens that the server no longer accepts. Most are sent by the page itself, in a tab without ours. */
export const TOKEN_ROWS: readonly VerdictRow[] = [
  {
    what: 'one that has expired: since when',
    verdict: 'token.invalid',
    ...pinnedTo(null),
    call: ({ accessTokenOf }) => bearer(accessTokenOf(EXPIRED)),
    title: async (world) => `This access token expired at ${await expiryOf(world, EXPIRED)}`,
    pill: 'token expired',
    says: {
      'sent-with': /^Read only ….{4}, Locamo\.de connector/,
      'server-says': SAYS_INVALID,
      'next-steps': /refuses the refresh token of Read only, so a refresh does not help.*“My Apps”/s,
    },
  },
  {
    what: 'one that was replaced: since when, and that the next call has the new one',
    verdict: 'token.invalid',
    arrange: async (world) => {
      if (replaced.token === '') {
        replaced.token = world.accessTokenOf(STAFF);
        await renew(world, STAFF);
      }
      await pinnedTo(null).arrange(world);
    },
    tidy: pinnedTo(null).tidy,
    call: () => bearer(replaced.token),
    title: async ({ harness }) =>
      `This access token was replaced at ${clock((await shown(harness.browser, STAFF))?.refreshedAt ?? 0)}`,
    pill: 'token replaced',
    says: {
      'sent-with': new RegExp(`^${STAFF} `),
      'next-steps': /got Everything, as staff a newer one before this call was sent/,
    },
  },
  {
    what: 'one of another environment',
    verdict: 'token.invalid',
    ...pinnedTo(null),
    call: ({ accessTokenOf }) => bearer(accessTokenOf(OF_ELSEWHERE)),
    fault: INVALID,
    title: `This access token belongs to another environment: ${ELSEWHERE}`,
    german: `Dieses Access-Token gehört zu einer anderen Umgebung: ${ELSEWHERE}`,
    pill: 'not valid here',
    says: {
      'sent-with': /^Everything ….{4}, saved for Local copy$/,
      'next-steps': /Everything is saved for Local copy\. Tokens of one environment are not valid in another/,
    },
  },
  {
    what: 'one that is not ours',
    verdict: 'token.invalid',
    ...pinnedTo(null),
    call: bearer('0123456789abcdefghij'),
    title: 'The access token of this call is not saved here',
    german: 'Das Access-Token dieses Aufrufs ist hier nicht gespeichert',
    pill: 'foreign token',
    says: { 'sent-with': 'a token that is not saved here: …ghij', 'next-steps': /comes from the page/ },
  },
  {
    what: 'one of the older scheme',
    verdict: 'token.invalid',
    ...pinnedTo(null),
    call: { headers: { Authorization: 'Token 0123456789abcdefghij' } },
    title: 'The access token of this call is not saved here',
    pill: 'foreign token',
    says: { 'sent-with': 'an Authorization header that is not a Bearer token' },
  },
  {
    what: 'two words where one token belongs',
    verdict: 'token.invalid',
    ...pinnedTo(null),
    call: bearer('two words'),
    title: 'The Authorization header of this call is malformed',
    pill: 'malformed',
    says: { 'next-steps': /one token without spaces \(RFC 6750, section 2\.1\)/ },
  },
  {
    what: 'ours, the newest, by our clock alive: the server has ended it',
    verdict: 'token.invalid',
    ...sending(LEGACY),
    arrange: async (world) => {
      await sending(LEGACY).arrange(world);
      world.harness.sandbox.expireAccessToken(LEGACY);
    },
    call: { url: '/api/orders/' },
    title: 'The server does not accept this access token',
    pill: 'token refused',
    says: {
      'sent-with': /^Shop export /,
      'next-steps':
        /server may have revoked it|[Aa] refresh got Shop export a newer one at .+\. Repeat the call/,
    },
  },
];
