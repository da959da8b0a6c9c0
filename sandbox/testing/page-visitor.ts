import type { OpenHandler } from './open-handler.ts';

export interface ShownPage {
  readonly status: number;
  readonly path: string;
  readonly html: string;
}

/** A user with a browser that keeps cookies and follows redirects, but runs no scripts. */
export interface PageVisitor {
  open(path: string): Promise<ShownPage>;
  /** sends the page's first form with this action, including its hidden fields */
  submit(action: string, fields: Readonly<Record<string, string>>): Promise<ShownPage>;
  /** sends a form of another page, with the cookies but without hidden fields */
  forge(
    action: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ShownPage>;
  readonly cookies: ReadonlyMap<string, string>;
}

export function pageVisitor({ send }: OpenHandler, language = 'en'): PageVisitor {
  const cookies = new Map<string, string>();
  let shown: ShownPage = { status: 0, path: '', html: '' };

  async function go(path: string, init: RequestInit = {}): Promise<ShownPage> {
    const answer = await send(path, {
      ...init,
      redirect: 'manual',
      headers: {
        'Accept-Language': language,
        Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...init.headers,
      },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (cookie.includes('Max-Age=0')) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location !== null) return go(location);
    shown = { status: answer.status, path, html: await answer.text() };
    return shown;
  }

  const post = (action: string, fields: Readonly<Record<string, string>>, headers = {}) =>
    go(action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  return {
    cookies,
    open: (path) => go(path),
    forge: post,
    submit: (action, fields) => {
      if (!shown.html.includes(`action="${action}"`))
        throw new Error(`${shown.path} has no form to ${action}`);
      const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(shown.html) ?? [];
      return post(action, { csrf, ...fields });
    },
  };
}
