import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { dependencies, version } from '../../package.json' with { type: 'json' };
import { localeFiles } from '../../src/messages/locale-file.ts';
import { MESSAGES } from '../../src/messages/messages.ts';
import { namesInSheet } from '../../tools/build/names-in-sheet.ts';
import { shortNames } from '../../tools/build/short-names.ts';
import { SIZE_LIMITS } from './size-limits.ts';
import { ROOT, readSources, type SourceFile } from './source-files.ts';

/**
 * Required permissions for which neither browser asks at an installation or an update. Sources:
 * https://developer.chrome.com/docs/extensions/reference/permissions-list (no "Warning displayed"), and Firefox'
 * `webext-perms-description-*` (toolkit/locales/en-US/toolkit/global/extensionPermissions.ftl)
 */
const WITHOUT_WARNING: ReadonlySet<string> = new Set([
  ...['activeTab', 'alarms', 'contextMenus', 'declarativeNetRequestWithHostAccess', 'idle', 'scripting'],
  ...['storage', 'unlimitedStorage', 'webRequest', 'webRequestBlocking'],
]);

function readBuilt(browser: string, file: string): string {
  try {
    return readFileSync(path.join(ROOT, 'dist', browser, file), 'utf8');
  } catch (cause) {
    throw new Error(`dist/${browser}/${file} is missing: run npm run build first`, { cause });
  }
}

/** The first column of a table in docs/permissions.md, by its heading. */
function documented(head: string): readonly string[] {
  const text = readFileSync(path.join(ROOT, 'docs/permissions.md'), 'utf8');
  const [, table = ''] = text.split(`| ${head} |`);
  const [rows = ''] = table.split('\n\n');
  return [...rows.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name = '']) => name).sort();
}

/** The page's scripts and all their static imports, without duplicates. */
function reachableScripts(browser: string, page: string): readonly string[] {
  const html = readBuilt(browser, page);
  const entries = [...html.matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file = '']) => file);
  const reached = new Set<string>();
  const add = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const { module } = parseSync(file, readBuilt(browser, file));
    for (const { moduleRequest } of module.staticImports) {
      add(path.posix.join(path.posix.dirname(file), moduleRequest.value));
    }
  };
  for (const entry of entries) add(entry);
  return [...reached];
}

/** Bytes of all these files, each gzipped. */
function gzippedLength(browser: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readBuilt(browser, file)).length, 0);
}

/** The sheets that stand in a page itself. */
function sheetsIn(html: string): readonly string[] {
  return [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, sheet = '']) => sheet);
}

const shortName = shortNames(path.join(ROOT, 'src'));

/** Whether built styles have every class of a sheet. */
function definesAll(css: string, { file, text }: SourceFile): boolean {
  const names = namesInSheet(text).map((name) => shortName(name, path.join(ROOT, file)));
  return names.every((name) => new RegExp(`[.\\s]${name}(?![\\w-])`).test(css));
}

describe.each(['chrome', 'firefox'])('the extension built for %s', (browser) => {
  const manifest = JSON.parse(readBuilt(browser, 'manifest.json'));

  test('asks for exactly the permissions that docs/permissions.md gives a reason for', () => {
    // The API's host is in the table twice, in the form of each browser; only Firefox holds requests.
    const ofOther =
      browser === 'chrome'
        ? ['https://app.inventorum.com/*', 'webRequestBlocking']
        : ['https://app.inventorum.com:443/*'];
    const expected = documented('permission').filter((permission) => !ofOther.includes(permission));
    expect([...manifest.permissions, ...manifest.host_permissions].sort()).toEqual(expected);
    const optional = [...(manifest.optional_permissions ?? []), ...manifest.optional_host_permissions];
    const notHere = browser === 'chrome' ? [] : ['tabs'];
    expect([...optional, ...notHere].sort()).toEqual(documented('optional permission'));
  });

  test('requires nothing that shows a warning, but the host of the API', () => {
    const warns = manifest.permissions.filter((name: string) => !WITHOUT_WARNING.has(name));
    expect(warns).toEqual([]);
    expect(manifest.host_permissions).toHaveLength(1);
    expect(manifest.host_permissions[0]).toMatch(/^https:\/\/app\.inventorum\.com(?::443)?\/\*$/);
  });

  test('speaks every language', () => {
    for (const [file, text] of localeFiles()) expect(readBuilt(browser, file)).toBe(text);
  });

  test('holds no text in a script: the browser reads the one language that is spoken', () => {
    const scripts = readdirSync(path.join(ROOT, 'dist', browser), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.js'));
    const texts = Object.values(MESSAGES).flatMap(({ en, de }) => (typeof en === 'string' ? [en, de] : []));
    const long = texts.filter((text) => text.length > 60 && !text.includes('{'));
    expect(long.length).toBeGreaterThan(200);
    const built = scripts.map((file) => readBuilt(browser, file));
    expect(long.filter((text) => built.some((script) => script.includes(text)))).toEqual([]);
  });

  test('is one instance for private windows too: two would share the tokens and no lock', () => {
    expect(manifest.incognito).toBe('spanning');
  });

  test('has the version of package.json', () => {
    expect(manifest.version).toBe(version);
  });

  test('carries the licence text of all that ships', () => {
    const [, ...texts] = readBuilt(browser, 'THIRD-PARTY-LICENSES.md').split(/^## /m);
    const licences = texts.map((text) => {
      const [head = '', ...lines] = text.split('\n');
      const [name = '', release = ''] = head.split(' - ');
      return { name, version: release.split(' ')[0], isWhole: lines.join(' ').length > 500 };
    });
    const shipped = Object.entries(dependencies).map(([name, version]) => ({ name, version, isWhole: true }));
    expect(licences).toEqual(shipped);
    expect(readBuilt(browser, 'LICENSE')).toBe(readFileSync(path.join(ROOT, 'LICENSE'), 'utf8'));
  });

  test('shows the web nothing of its own and lets nobody connect', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
  });

  test('runs no script but its own', () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    const directives = Object.fromEntries(
      policy.split(';').map((one) => [one.trim().split(' ')[0], one.trim()]),
    );
    expect(directives['default-src']).toBe("default-src 'none'");
    expect(directives['script-src']).toBe("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|\*:(?!\*)|http:\/\/(?!localhost|\*\.localhost|127\.0\.0\.1)/);
  });

  test('lets a sheet stand in popup and panel, each by its hash, and in no other page', () => {
    const policy: string = manifest.content_security_policy.extension_pages;
    const pages = readdirSync(path.join(ROOT, 'dist', browser), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.html'));
    const sheets = pages.map((file) => [file, sheetsIn(readBuilt(browser, file))] as const);
    const withSheet = sheets.filter(([, all]) => all.length > 0).map(([file]) => file);
    expect(withSheet.toSorted()).toEqual(['src/devtools/panel/index.html', 'src/popup/index.html']);
    const hashes = sheets
      .flatMap(([, all]) => all)
      .map((sheet) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`);
    expect(hashes).toHaveLength(2);
    const allowed = policy.match(/style-src ([^;]*)/)?.[1]?.split(' ');
    expect(allowed?.toSorted()).toEqual(["'self'", ...hashes].toSorted());
    for (const file of pages)
      expect(readBuilt(browser, file)).not.toMatch(/ style=| on\w+=|<script(?![^>]* src=)/);
  });

  test('holds nothing of the dev loop, the gallery or the fixtures', () => {
    const built = readdirSync(path.join(ROOT, 'dist', browser), { recursive: true }).map(String);
    expect(built.filter((file) => /reload-pages|gallery|fixture/i.test(file))).toEqual([]);
    const scripts = built.filter((file) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    // The code that reloads pages, and labels that only fixtures have.
    const strange = /EventSource|Locamo\.de|Warehouse sync/;
    expect(scripts.filter((file) => strange.test(readBuilt(browser, file)))).toEqual([]);
  });

  test.each([
    ['src/popup', []],
    ['src/options', ['assets/options']],
    ['src/devtools/panel', []],
  ])(
    '%s has all its styles in its head: popup and panel within the page, the options in one file',
    (folder, files) => {
      const [head = '', body = ''] = readBuilt(browser, `${folder}/index.html`).split('</head>');
      expect(body).not.toMatch(/<link|<style/);
      const linked = [...head.matchAll(/<link rel="stylesheet" crossorigin href="\/([^"]+)">/g)];
      expect(linked.map(([, file]) => file?.replace(/-[\w-]{8}\.css$/, ''))).toEqual(files);
      const css = [...linked.map(([, file = '']) => readBuilt(browser, file)), ...sheetsIn(head)].join('');
      expect(/@layer (\w+)/.exec(css)?.[1]).toBe('theme');
      const sheets = readSources([folder], ['.module.css']);
      expect(sheets.filter((sheet) => !definesAll(css, sheet)).map(({ file }) => file)).toEqual([]);
    },
  );

  test('has one classic script as its background, without code of the pages', () => {
    const { service_worker, scripts = [service_worker], type } = manifest.background;
    expect([scripts, type]).toEqual([['background.js'], undefined]);
    const script = readBuilt(browser, 'background.js');
    const { module, errors } = parseSync('background.js', script, { sourceType: 'script' });
    expect(errors).toEqual([]);
    expect([module.staticImports, module.dynamicImports]).toEqual([[], []]);
    expect(script).not.toMatch(/data-testid|createElement|document\.querySelector/);
    expect(script).toMatch(/^[\0-\x7f]*$/);
    expect(script.length).toBeLessThanOrEqual(SIZE_LIMITS.background.raw);
    expect(gzippedLength(browser, ['background.js'])).toBeLessThanOrEqual(SIZE_LIMITS.background.gzipped);
  });

  test('is the same extension for ever', () => {
    const expected =
      browser === 'firefox'
        ? { id: 'inventorum-api-companion@extension', strict_min_version: '142.0' }
        : { minimum_chrome_version: '123' };
    expect(browser === 'firefox' ? manifest.browser_specific_settings.gecko : manifest).toMatchObject(
      expected,
    );
    expect(typeof manifest.key).toBe(browser === 'firefox' ? 'undefined' : 'string');
  });

  test('draws its popup with one script within its limit, and no other file', () => {
    const page = readBuilt(browser, 'src/popup/index.html');
    const scripts = reachableScripts(browser, 'src/popup/index.html');
    expect(page.match(/(?:src|href)="[^"]*"/g)).toEqual([`src="/${scripts[0]}"`]);
    expect(scripts).toHaveLength(1);
    expect(gzippedLength(browser, scripts)).toBeLessThanOrEqual(SIZE_LIMITS.popup.gzipped);
  });

  test.each([
    ['panel', 1],
    ['options', 10],
  ] as const)('draws the first view of %s with scripts within their limit, no more than %i', (page, most) => {
    const { file, gzipped } = SIZE_LIMITS[page];
    const scripts = reachableScripts(browser, file);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.length).toBeLessThanOrEqual(most);
    expect(gzippedLength(browser, scripts)).toBeLessThanOrEqual(gzipped);
  });

  test('has a popup whose frame says nothing but the name, which is the same in every language', () => {
    const [, body = ''] = readBuilt(browser, 'src/popup/index.html').split('<body>');
    const words = body.replace(/<!--[\s\S]*?-->|<[^>]+>/g, ' ').trim();
    expect([MESSAGES.popupTitle.en, MESSAGES.popupTitle.de]).toEqual([words, words]);
  });
});
