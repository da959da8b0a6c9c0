import { describe, expect, test } from 'vitest';
import type { Role, SandboxUser } from '../../accounts/account.ts';
import { type OpenHandler, openHandler } from '../../testing/open-handler.ts';
import { type PageVisitor, pageVisitor } from '../../testing/page-visitor.ts';
import { json } from '../../testing/test-client.ts';

function userOf({ sandbox }: OpenHandler, role: Role): SandboxUser {
  const user = sandbox.accounts[0]?.users.find((each) => each.role === role);
  if (!user) throw new Error(`The seed has no ${role}.`);
  return user;
}

async function logIn(opened: OpenHandler, role: Role = 'owner', language = 'en'): Promise<PageVisitor> {
  const { email, password, pin } = userOf(opened, role);
  const visitor = pageVisitor(opened, language);
  await visitor.open('/apps/');
  await visitor.submit('/login/', { email, password });
  await visitor.submit('/pin/', { pin });
  return visitor;
}

const valueIn = (html: string, id: string) =>
  new RegExp(`id="${id}"\\s+value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('the way of the diagram, without script', () => {
  test('log-in, PIN, app, token, API, refresh', async () => {
    const opened = openHandler();
    const visitor = await logIn(opened);
    const apps = await visitor.open('/apps/');
    expect(apps.html).toContain('<title>My Apps – INVENTORUM</title>');
    expect(apps.html).toContain('Locamo.de connector');
    expect(apps.html).not.toContain('Workshop planner');

    const app = await visitor.submit('/apps/', { name: 'My sync' });
    expect(app.path).toMatch(/^\/apps\/\d+\/$/);
    const made = await visitor.submit(`${app.path}token-sets/`, {
      name: 'Nightly',
      'scope:products:read': 'on',
      'scope:orders:read': 'on',
    });
    const [, id = ''] = /id="access-token-(\d+)"/.exec(made.html) ?? [];
    const accessToken = valueIn(made.html, `access-token-${id}`);
    const headers = { Authorization: `Bearer ${accessToken}` };
    expect((await opened.send('/api/products/', { headers })).status).toBe(200);
    expect((await opened.send('/api/info/', { headers })).status).toBe(403);

    const basic = Buffer.from(`${valueIn(made.html, 'client-id')}:${valueIn(made.html, 'client-secret')}`);
    const refreshed = await opened.send('/api/auth/token/', {
      method: 'POST',
      headers: {
        Authorization: `Basic ${basic.toString('base64')}`,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: `grant_type=refresh_token&refresh_token=${valueIn(made.html, `refresh-token-${id}`)}`,
    });
    expect(await json(refreshed)).toMatchObject({ scope: 'products:read orders:read', expires_in: 36_000 });

    await visitor.open(`${app.path}token-sets/${id}/delete/`);
    const after = await visitor.submit(`${app.path}token-sets/${id}/delete/`, {});
    expect(after.html).toContain('This app has no tokens yet.');
    await visitor.open(`${app.path}delete/`);
    expect((await visitor.submit(`${app.path}delete/`, {})).html).not.toContain('My sync');
  });

  test('in German for a German browser, and in English on a click', async () => {
    const opened = openHandler();
    const visitor = await logIn(opened, 'owner', 'fr, de-AT;q=0.8');
    expect((await visitor.open('/apps/')).html).toContain('<h1>Meine Anwendungen</h1>');
    expect((await visitor.open('/apps/?language=en')).html).toContain('<h1>My Apps</h1>');
    expect((await visitor.open('/apps/')).html).toContain('<html lang="en">');
  });

  test('a log-out ends the token, not only the cookie', async () => {
    const opened = openHandler();
    const visitor = await logIn(opened);
    const token = visitor.cookies.get('manager_login') ?? '';
    const headers = { Authorization: `Token ${token}` };
    expect((await opened.send('/api/info/', { headers })).status).toBe(200);
    expect((await visitor.submit('/logout/', {})).path).toBe('/login/');
    expect((await opened.send('/api/info/', { headers })).status).toBe(401);
  });
});

describe('what is wrong is said', () => {
  test('a wrong password, without telling whether the address exists', async () => {
    const opened = openHandler();
    const { email } = userOf(opened, 'owner');
    const visitor = pageVisitor(opened);
    await visitor.open('/login/');
    const known = await visitor.submit('/login/', { email, password: 'wrong' });
    expect([known.status, known.html]).toEqual([400, expect.stringContaining('do not belong together')]);
    const unknown = await visitor.submit('/login/', { email: 'nobody@example.test', password: 'wrong' });
    expect(unknown.html.replace('nobody@example.test', email)).toBe(known.html);
  });

  test('five wrong PINs lead back to the password', async () => {
    const opened = openHandler();
    const { email, password, pin } = userOf(opened, 'owner');
    const visitor = pageVisitor(opened, 'de');
    await visitor.open('/login/');
    await visitor.submit('/login/', { email, password });
    const wrong = pin === '0000' ? '0001' : '0000';
    for (let i = 0; i < 3; i += 1) await visitor.submit('/pin/', { pin: wrong });
    expect((await visitor.submit('/pin/', { pin: wrong })).html).toContain('Sie haben noch einen Versuch.');
    const last = await visitor.submit('/pin/', { pin: wrong });
    expect(last.html).toContain('Zu oft eine falsche PIN.');
    expect(last.html).toContain('action="/login/"');
    expect((await visitor.open('/pin/')).path).toBe('/login/');
  });

  test('a PIN token that has expired', async () => {
    const opened = openHandler();
    const { email, password, pin } = userOf(opened, 'owner');
    const visitor = pageVisitor(opened);
    await visitor.open('/login/');
    await visitor.submit('/login/', { email, password });
    opened.sandbox.shiftClock(6 * 60_000);
    expect((await visitor.submit('/pin/', { pin })).html).toContain('The time to enter your PIN is over.');
  });

  test.each<[string, Record<string, string>, string]>([
    ['no name', { name: ' ', 'scope:orders:read': 'on' }, 'Fill this in.'],
    [
      'a name that is too long',
      { name: 'x'.repeat(101), 'scope:orders:read': 'on' },
      'At most 100 characters.',
    ],
    ['no scope', { name: 'x' }, 'Choose at least one scope.'],
    ['a scope that does not exist', { name: 'x', 'scope:shoes:read': 'on' }, 'Choose at least one scope.'],
  ])('a token form with %s', async (_name, fields, message) => {
    const opened = openHandler();
    const visitor = await logIn(opened);
    await visitor.open('/apps/1/');
    const refused = await visitor.submit('/apps/1/token-sets/', fields);
    expect([refused.status, refused.html]).toEqual([400, expect.stringContaining(message)]);
    expect(refused.html).toContain('aria-describedby');
  });
});

describe('who may do what', () => {
  test('staff and managers see that apps are for owners', async () => {
    const opened = openHandler();
    for (const role of ['staff', 'manager'] as const) {
      const visitor = await logIn(opened, role);
      for (const path of ['/apps/', '/apps/1/']) {
        const page = await visitor.open(path);
        expect([page.status, page.html]).toEqual([403, expect.stringContaining('Only the owner')]);
      }
    }
  });

  test("another account's app is not there", async () => {
    const opened = openHandler();
    const visitor = await logIn(opened);
    for (const path of [
      '/apps/3/',
      '/apps/3/delete/',
      '/apps/1/token-sets/5/delete/',
      '/apps/99999/',
      '/apps/x/',
    ]) {
      expect((await visitor.open(path)).status).toBe(404);
    }
  });

  test('without a log-in every page leads to it, and a password alone leads to the PIN', async () => {
    const opened = openHandler();
    const visitor = pageVisitor(opened);
    for (const path of ['/apps/', '/apps/1/', '/apps/1/delete/', '/pin/']) {
      expect((await visitor.open(path)).path).toBe('/login/');
    }
    const { email, password } = userOf(opened, 'owner');
    await visitor.submit('/login/', { email, password });
    expect((await visitor.open('/apps/1/')).path).toBe('/pin/');
  });

  test('a form from elsewhere changes nothing', async () => {
    const opened = openHandler();
    const visitor = await logIn(opened);
    const apps = () => opened.sandbox.accounts[0]?.apps.length;
    const before = apps();
    expect((await visitor.forge('/apps/', { name: 'forged' })).status).toBe(403);
    expect((await visitor.forge('/apps/', { name: 'forged', csrf: 'x' })).status).toBe(403);
    // one visitor's CSRF token is invalid for another
    const { html } = await (await logIn(opened)).open('/apps/');
    const [, csrf = ''] = /name="csrf" value="([^"]*)"/.exec(html) ?? [];
    expect((await visitor.forge('/apps/', { name: 'forged', csrf })).status).toBe(403);
    // nor does a page of another origin succeed with the right token
    const own = /name="csrf" value="([^"]*)"/.exec((await visitor.open('/apps/')).html)?.[1] ?? '';
    const foreign = { Origin: 'https://evil.test' };
    expect((await visitor.forge('/apps/', { name: 'forged', csrf: own }, foreign)).status).toBe(403);
    expect((await visitor.forge('/apps/', { name: 'forged', csrf: own }, { Origin: 'null' })).status).toBe(
      403,
    );
    expect(apps()).toBe(before);
    expect((await visitor.forge('/apps/', { name: 'real', csrf: own })).status).toBe(200);
  });
});

describe('what is typed comes back as text', () => {
  const EVIL = `"><script>alert(1)</script><img src=x onerror='alert(2)'>{{7*7}}\u2028`;
  const isEscaped = (html: string) => !/<script>alert|<img src=x|onerror='alert/.test(html);

  test('in every field, in the address and in the list', async () => {
    const opened = openHandler();
    const visitor = pageVisitor(opened);
    await visitor.open(`/login/?language=${encodeURIComponent(EVIL)}`);
    const login = await visitor.submit('/login/', { email: EVIL, password: EVIL });
    expect([isEscaped(login.html), login.html.includes('&lt;script&gt;')]).toEqual([true, true]);
    const owner = await logIn(opened);
    const { path, html } = await owner.submit('/apps/', { name: EVIL });
    expect([isEscaped(html), html.includes('&lt;script&gt;')]).toEqual([true, true]);
    const token = await owner.submit(`${path}token-sets/`, { name: EVIL, 'scope:orders:read': 'on' });
    expect(isEscaped(token.html)).toBe(true);
    const refused = await owner.submit(`${path}token-sets/`, { name: EVIL });
    expect(isEscaped(refused.html)).toBe(true);
    expect(isEscaped((await owner.open('/apps/')).html)).toBe(true);
    expect(isEscaped((await owner.open(`${path}delete/`)).html)).toBe(true);
    expect(isEscaped((await owner.open(`/apps/${encodeURIComponent(EVIL)}/`)).html)).toBe(true);
  });

  test.each([
    ['broken escapes', 'csrf=%ZZ'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe])],
    ['a field twice', 'csrf=a&csrf=b'],
    ['nothing', ''],
    ['a megabyte', `csrf=${'x'.repeat(1e6)}`],
    ['three megabytes', 'x'.repeat(3e6)],
  ])('%s is refused with a page', async (_name, body) => {
    const opened = openHandler();
    for (const path of ['/login/', '/pin/', '/logout/', '/apps/', '/apps/1/token-sets/']) {
      const answer = await opened.send(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body,
      });
      expect([403, 413]).toContain(answer.status);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });
});
