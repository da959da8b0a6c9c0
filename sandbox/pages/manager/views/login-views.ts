import { html } from 'hono/html';
import type { Visit } from '../visit.ts';
import { alert, field } from './field.ts';
import { csrfField, type View } from './layout.ts';

/** E-mail and password: the first screen. */
export function passwordView(visit: Visit, { email = '', problem = '' } = {}): View {
  const { words } = visit;
  const content = html`
    ${problem === '' ? '' : alert(words.problem, problem)}
    <form method="post" action="/login/">
      ${csrfField(visit)}
      ${field({ name: 'email', label: words.email, type: 'email', autocomplete: 'username', value: email })}
      ${field({ name: 'password', label: words.password, type: 'password', autocomplete: 'current-password' })}
      <button>${words.logIn}</button>
    </form>`;
  return { title: words.logInTitle, content, status: problem === '' ? 200 : 400 };
}

/** The PIN: the second screen. */
export function pinView(visit: Visit, { problem = '' } = {}): View {
  const { words, guest } = visit;
  const error = problem === '' ? undefined : problem;
  const content = html`
    <p>${words.loggedInAs(guest?.email ?? '')}</p>
    ${problem === '' ? '' : alert(words.problem, problem)}
    <form method="post" action="/pin/">
      ${csrfField(visit)}
      ${field({ name: 'pin', label: words.pin, type: 'password', hint: words.pinHint, isNumeric: true, error })}
      <button>${words.enter}</button>
    </form>
    <p><a href="/login/">${words.otherPerson}</a></p>`;
  return { title: words.pinTitle, content, status: problem === '' ? 200 : 400 };
}

/** A page with only a message. */
export function messageView({ words }: Visit, text: string, status: number): View {
  return {
    title: words.problem,
    content: html`<p role="alert">${text}</p><p><a href="/apps/">${words.back}</a></p>`,
    status,
  };
}
