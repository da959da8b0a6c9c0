import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenRefresher } from '../../src/background/refresh/token-refresher.ts';
import { statusOf } from '../../src/background/status/status-of.ts';
import type { Sent } from '../../src/oauth/read-answer.ts';
import type { HistoryEntry } from '../../src/storage/public/history.ts';
import type { TokenSetStatus } from '../../src/storage/public/status.ts';
import { credentialStore } from '../../src/storage/secret/credential-store.ts';
import { secondCopy } from '../../src/storage/secret/second-copy.ts';
import { accessOf } from '../../src/ui/presentation/access.ts';
import { presentation } from '../../src/ui/presentation/presentation.ts';
import { memoryArea } from '../fakes/memory-area.ts';
import { memoryDatabase } from '../fakes/memory-database.ts';
import { type OddAnswer, oddAnswer } from '../fakes/odd-token-answers.ts';
import { APP, tokenSet } from '../fakes/token-set.ts';

const NOW = 1_000_000_000;
const BEFORE = tokenSet({ scope: 'before', previousRefreshToken: 'the-one-before', generation: 4 });

/** One refresh of a stored token set by the real refresher, with this answer, followed by a rejection. */
async function refreshed(answer: Sent) {
  const areas = { local: memoryArea(), session: memoryArea(), copy: secondCopy(memoryDatabase()) };
  const store = credentialStore(areas);
  await store.write({ apps: [APP], tokenSets: [BEFORE] });
  const notes: HistoryEntry[] = [];
  const answers: Sent[] = [answer, { ...ANSWERED, status: 403, text: '{"error":"invalid_grant"}' }];
  const refresher = tokenRefresher({
    store,
    moment: () => ({ now: NOW, random: 0 }),
    send: async () => answers.shift() ?? 'network',
    lock: (_name, task) => task(),
    note: async (_id, entry) => void notes.push(entry),
    changed: async () => undefined,
  });
  await refresher.refresh(BEFORE.id, 'clock');
  const read = async () => (await credentialStore(areas).read()).tokenSets[0] ?? BEFORE;
  const shown = async () => statusOf(await store.read(), NOW).apps[0]?.tokenSets[0];
  const first = { stored: await read(), shown: await shown(), note: notes[0] };
  await refresher.refresh(BEFORE.id, 'edit');
  return { ...first, dead: await read() };
}

const ANSWERED = { redirected: false, contentType: '', retryAfter: null, incomplete: false };

function says(shown: TokenSetStatus | undefined): string | null {
  if (!shown) throw new Error('The token set is gone.');
  const { refresh, saved } = shown;
  const card = presentation({ access: accessOf(shown, NOW), refresh, saved, lock: 'open' }, NOW);
  return card.sentence?.key ?? null;
}

function expectKept({ refreshToken, otherRefreshToken }: OddAnswer, stored: typeof BEFORE): void {
  expect(stored.refreshToken).toBe(refreshToken ?? BEFORE.refreshToken);
  const spare = otherRefreshToken ?? (refreshToken ? BEFORE.refreshToken : 'the-one-before');
  expect(stored.previousRefreshToken).toBe(spare);
}

test('400 odd answers: what held a refresh token is kept, and what the card says is what was done', async () => {
  await fc.assert(
    fc.asyncProperty(oddAnswer, async (odd) => {
      const { stored, shown, note, dead } = await refreshed(odd.answer);
      expectKept(odd, stored);
      expect(shown?.previousIsOther).toBe(odd.otherRefreshToken !== null);
      const sentence = says(shown);
      if (stored.refresh.state === 'idle') {
        expect(sentence).toBeNull();
        expect(note?.outcome).toBe('renewed');
      } else {
        const isKept = odd.refreshToken !== null;
        expect(isKept ? ['saysUnexpectedSaved'] : ['saysUnexpected', 'saysNotJson']).toContain(sentence);
        expect(note?.outcome).toBe(isKept ? 'renewed without access token' : 'later');
      }
      // If no token was taken, the server may have rotated all the same.
      const mayBeLost = stored.refresh.state !== 'idle' && odd.refreshToken === null;
      expect(dead.refresh).toMatchObject({ state: 'rejected', afterLostAnswer: mayBeLost });
    }),
    { numRuns: 400 },
  );
});

test('a scope that cannot be read is never shown as the one before', async () => {
  await fc.assert(
    fc.asyncProperty(oddAnswer, async (odd) => {
      const { stored, shown } = await refreshed(odd.answer);
      if (stored.refresh.state !== 'idle') return;
      const told = /scope/i.test(odd.answer.text) && !/scope\\?":null/i.test(odd.answer.text);
      expect(shown?.scope).toEqual(told ? (stored.scope === null ? null : ['a', 'b']) : ['before']);
    }),
    { numRuns: 200 },
  );
});
