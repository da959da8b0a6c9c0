import { checkPassword, enterPin, issuePinToken, type PinOutcome } from '../../login/log-in.ts';
import { sendTo, showView } from './views/layout.ts';
import { passwordView, pinView } from './views/login-views.ts';
import { loginCookie, type Visit } from './visit.ts';
import type { Words } from './words.ts';

const MAX_LENGTH = 1000;

type Form = ReadonlyMap<string, string>;

export async function showLogin(visit: Visit): Promise<Response> {
  return visit.person ? sendTo(visit, '/apps/') : showView(visit, passwordView(visit));
}

/** E-mail and password yield a PIN token and the PIN screen. Throws the 429 refusal above the limit of tries. */
export async function postPassword(visit: Visit, form: Form): Promise<Response> {
  const { state, words, now } = visit;
  const email = (form.get('email') ?? '').slice(0, MAX_LENGTH);
  const password = (form.get('password') ?? '').slice(0, MAX_LENGTH);
  state.limiter.count(`log-in ${email}`, state.settings.get().rateLimit, now);
  const checked = checkPassword(state, email, password);
  if (checked.outcome === 'wrong password') {
    return showView(visit, passwordView(visit, { email, problem: words.wrongPassword }));
  }
  const { accounts, logins } = state;
  const pinToken = issuePinToken({ accounts, logins, now }, checked.user);
  return sendTo(visit, '/pin/', [loginCookie(pinToken)]);
}

export async function showPin(visit: Visit): Promise<Response> {
  if (visit.person) return sendTo(visit, '/apps/');
  return visit.guest ? showView(visit, pinView(visit)) : sendTo(visit, '/login/');
}

/** The PIN yields the access token, which is kept in the visitor's cookie. */
export async function postPin(visit: Visit, form: Form): Promise<Response> {
  const { state, guest, words, now } = visit;
  if (!guest) return showView(visit, passwordView(visit, { problem: words.pinTokenGone }));
  const { accounts, logins, database } = state;
  const pin = (form.get('pin') ?? '').slice(0, MAX_LENGTH);
  const entered = database.transaction(() => enterPin({ accounts, logins, now }, guest.token, pin));
  if (entered.outcome === 'logged in') return sendTo(visit, '/apps/', [loginCookie(entered.accessToken)]);
  const problem = pinProblem(words, entered);
  const isOver = entered.outcome === 'no such PIN token' || entered.triesLeft === 0;
  return showView(
    visit,
    isOver ? passwordView(visit, { email: guest.email, problem }) : pinView(visit, { problem }),
  );
}

function pinProblem(words: Words, entered: Exclude<PinOutcome, { outcome: 'logged in' }>): string {
  if (entered.outcome === 'no such PIN token') return words.pinTokenGone;
  return entered.triesLeft === 0 ? words.tooManyPins : words.wrongPin(entered.triesLeft);
}

export async function logOut(visit: Visit): Promise<Response> {
  const { state, person, now } = visit;
  if (person) state.logins.end(person.token, now);
  return sendTo(visit, '/login/', [loginCookie(null)]);
}
