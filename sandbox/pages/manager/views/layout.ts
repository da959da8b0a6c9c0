import { html } from 'hono/html';
import type { Visit } from '../visit.ts';
import { LANGUAGES } from '../words.ts';

/** Markup whose values were escaped. */
export type Markup = ReturnType<typeof html>;

export interface View {
  readonly title: string;
  readonly content: Markup;
  readonly status?: number;
  /** values of `Set-Cookie`, besides those of the visit */
  readonly cookies?: readonly string[];
}

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** A whole page as an answer. */
export async function showView(visit: Visit, view: View): Promise<Response> {
  const { words, language } = visit;
  const page = html`<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${view.title} – INVENTORUM</title>
    <link rel="stylesheet" href="/manager/style.css">
    <script src="/manager/copy.js" defer></script>
  </head>
  <body>
    <header><p><strong>INVENTORUM</strong></p>${visit.person ? whoIsIn(visit) : ''}</header>
    <main>
      <h1>${view.title}</h1>
      ${view.content}
    </main>
    <footer>
      <p>${words.sandbox}</p>
      <nav aria-label="${words.language}"><p>${languageLinks(visit)}</p></nav>
      <p id="announcement" role="status"></p>
    </footer>
  </body>
</html>
`;
  return new Response(String(await page), {
    status: view.status ?? 200,
    headers: withCookies(HEADERS, [...visit.cookies, ...(view.cookies ?? [])]),
  });
}

/** Redirects, so that reloading the page does not send the form again. */
export function sendTo(visit: Visit, location: string, cookies: readonly string[] = []): Response {
  const headers = { Location: location, 'Cache-Control': 'no-store' };
  return new Response(null, { status: 303, headers: withCookies(headers, [...visit.cookies, ...cookies]) });
}

/** The hidden field that proves the source of a form. */
export function csrfField({ csrf }: Visit): Markup {
  return html`<input type="hidden" name="csrf" value="${csrf}">`;
}

function whoIsIn(visit: Visit): Markup {
  const { words, person } = visit;
  return html`<form method="post" action="/logout/">
    ${csrfField(visit)}<span>${words.loggedInAs(person?.email ?? '')}</span>
    <button class="quiet">${words.logOut}</button>
  </form>`;
}

function languageLinks({ language }: Visit): readonly Markup[] {
  return Object.entries(LANGUAGES).map(([code, name]) =>
    code === language
      ? html`<strong lang="${code}">${name}</strong> `
      : html`<a href="?language=${code}" hreflang="${code}" lang="${code}">${name}</a> `,
  );
}

function withCookies(headers: Readonly<Record<string, string>>, cookies: readonly string[]): Headers {
  const all = new Headers(headers);
  for (const cookie of cookies) all.append('Set-Cookie', cookie);
  return all;
}
