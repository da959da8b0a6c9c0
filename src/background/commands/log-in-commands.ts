import type { LogInDraft } from '../../messaging/protocol.ts';
import { type Handlers, ProblemError } from '../../messaging/serve.ts';
import { answerScope } from '../../oauth/answer-scope.ts';
import type { App } from '../../oauth/app.ts';
import { fingerprint } from '../../oauth/fingerprint.ts';
import { judgeAnswer, usableAccessToken } from '../../oauth/judge-answer.ts';
import type { SalvagedTokens } from '../../oauth/salvage-tokens.ts';
import { takeScope, takeTokens } from '../../oauth/take-tokens.ts';
import type { TokenSet } from '../../oauth/token-set.ts';
import { withoutDeleted } from '../../storage/secret/credentials.ts';
import { secretSearch, secretsOf } from '../refresh/secret-search.ts';
import type { SendGrant } from '../refresh/send-token-request.ts';
import { refreshLock } from '../refresh/token-refresher.ts';
import type { CommandParts } from './command-parts.ts';
import { expectFound } from './expect-found.ts';
import { expectFreeAppName, expectFreeTokenSetName } from './free-name.ts';
import { saveOrRefuse, updateStatusOnFailure } from './save-or-refuse.ts';
import { newTokenSet } from './token-set-changes.ts';

export type LogInParts = Omit<CommandParts, 'refresher'> & { readonly send: SendGrant };

type LogInCommand = 'app.add-by-log-in' | 'token-set.add-by-log-in' | 'token-set.log-in';

/**
 * The commands of legacy apps, whose tokens come from the owner's e-mail and password. Both are used once, here, and
 * never stored. Source: authentication page, apps issued before 2019; RFC 6749 section 4.3
 */
export function logInCommands(parts: LogInParts): Pick<Handlers, LogInCommand> {
  return {
    async 'app.add-by-log-in'({ app: draft, logIn }) {
      const app: App = { id: parts.newId(), ...draft, addedAt: parts.now() };
      // Only before the log-in: a token that came of it is saved under any name.
      expectFreeAppName(withoutDeleted(await parts.store.read()), app);
      const tokenSet = await logInAs(parts, app, { ...logIn, id: parts.newId() });
      await saveOrRefuse(parts.store, { apps: [app], tokenSets: [tokenSet] });
      await parts.offerAsDefault(app.environmentId, tokenSet.id);
      await parts.changed();
      return { appId: app.id, tokenSetId: tokenSet.id };
    },
    async 'token-set.add-by-log-in'({ appId, logIn }) {
      const credentials = withoutDeleted(await parts.store.read());
      const app = expectFound(credentials.apps, appId);
      expectFreeTokenSetName(credentials, { appId, label: logIn.label });
      const tokenSet = await logInAs(parts, app, { ...logIn, id: parts.newId() });
      // The app was erased while the request was open: nothing would ever erase this token set.
      expectFound((await parts.store.read()).apps, appId);
      await saveOrRefuse(parts.store, { tokenSets: [tokenSet] });
      await parts.offerAsDefault(app.environmentId, tokenSet.id);
      await parts.changed();
      return { tokenSetId: tokenSet.id };
    },
    async 'token-set.log-in'({ id, email, password }) {
      const logging = parts.lock(refreshLock(id), async () => {
        await parts.store.recover(parts.now(), [id]);
        const { apps, tokenSets } = withoutDeleted(await parts.store.read());
        const set = expectFound(tokenSets, id);
        const app = expectFound(apps, set.appId);
        const renewed = await logInAs(parts, app, { label: set.label, email, password, id });
        // Higher than every earlier generation, so that no copy restores the dead token.
        const previousRefreshToken = set.refreshToken;
        await parts.store.writeNewToken({
          ...renewed,
          addedAt: set.addedAt,
          previousRefreshToken,
          generation: set.generation + 1,
        });
      });
      await updateStatusOnFailure(parts, logging);
      await parts.changed();
      return null;
    },
  };
}

async function logInAs(
  parts: LogInParts,
  app: App,
  { id, label, email, password }: LogInDraft & { readonly id: string },
): Promise<TokenSet> {
  const startedAt = parts.now();
  const tokens = await expectTokens(parts, app, { email, password });
  const { refreshToken } = tokens;
  if (refreshToken === null) throw new ProblemError({ code: 'no refresh token' });
  const draft = { label, refreshToken, accessToken: '' };
  const set = await newTokenSet(draft, { id, appId: app.id }, startedAt);
  const token = usableAccessToken(tokens);
  const access = token === null ? null : { token, fingerprint: await fingerprint(token) };
  const taken = takeTokens(
    { ...set, attemptedAt: startedAt },
    { startedAt, doubt: false },
    { tokens, access },
  );
  const secrets = secretsOf({ apps: [app], tokenSets: [taken] }, tokens);
  const isSecret = secretSearch([...secrets, { kind: 'password', value: password }]);
  return access ? takeScope(taken, answerScope(tokens, isSecret)) : taken;
}

async function expectTokens(
  parts: LogInParts,
  app: App,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<SalvagedTokens> {
  const sent = await parts.send(app, { type: 'password', username: email, password });
  if (sent === 'locked' || sent === 'not reachable') throw new ProblemError({ code: sent });
  if (typeof sent === 'string') throw new ProblemError({ code: 'try later' });
  const judgement = judgeAnswer(sent);
  if (judgement.kind === 'tokens') return judgement.tokens;
  if (judgement.kind === 'rejected') throw new ProblemError({ code: 'wrong password', field: 'password' });
  if (judgement.kind === 'wrong client')
    throw new ProblemError({ code: 'wrong client', field: 'clientSecret' });
  throw new ProblemError({ code: 'try later' });
}
