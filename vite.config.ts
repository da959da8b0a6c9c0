import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin, runnerImport } from 'vite';
import source from './manifest.json' with { type: 'json' };
import { version } from './package.json' with { type: 'json' };
import { classicBackground } from './tools/build/classic-background.ts';
import { pageApart } from './tools/build/page-apart.ts';
import { pageSheets } from './tools/build/page-sheets.ts';
import { polyfillAsModule } from './tools/build/polyfill-as-module.ts';

type Browser = 'chrome' | 'firefox';

const SOURCES = fileURLToPath(new URL('src', import.meta.url));

/**
 * manifest.json holds both browsers' keys; each browser gets its own (crxjs does not strip the other's). Without the
 * background, which crxjs would build as a module (tools/build/classic-background.ts).
 */
function manifestFor(browser: Browser): ManifestV3Export {
  const { background: _, browser_specific_settings, key, optional_permissions, ...rest } = source;
  const common = { ...rest, version };
  // In Chromium a pattern without a port means every port of the host; Firefox ignores a pattern with a port.
  const host_permissions = rest.host_permissions.map((pattern) => pattern.replace('/*', ':443/*'));
  const manifest =
    browser === 'firefox'
      ? {
          ...common,
          // Firefox permissions have no port, so there a listener compares the exact origin.
          permissions: [...rest.permissions, 'webRequestBlocking'],
          // Firefox shows the popup the address of the page below it anyway.
          optional_permissions: optional_permissions.filter((name) => name !== 'tabs'),
          browser_specific_settings,
        }
      : {
          ...common,
          host_permissions,
          optional_permissions,
          key,
          minimum_chrome_version: '123',
        };
  return manifest as ManifestV3Export;
}

/** A service worker in Chromium, an event page in Firefox. */
function backgroundKey(browser: Browser) {
  return (script: string) => (browser === 'firefox' ? { scripts: [script] } : { service_worker: script });
}

/** Our own licence, with those of the libraries that vite actually bundles. */
function ownLicense(): Plugin {
  const source = readFileSync(new URL('LICENSE', import.meta.url), 'utf8');
  return {
    name: 'own-license',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'LICENSE', source });
    },
  };
}

const MESSAGES = fileURLToPath(new URL('src/messages', import.meta.url));

/** Writes `_locales` from src/messages, again after each edit while vite watches. */
function locales(): Plugin {
  return {
    name: 'locales',
    apply: 'build',
    async buildStart() {
      for (const name of readdirSync(MESSAGES, { recursive: true, encoding: 'utf8' })) {
        if (name.endsWith('.ts')) this.addWatchFile(path.join(MESSAGES, name));
      }
      const { module } = await runnerImport<typeof import('./src/messages/locale-file.ts')>(
        path.join(MESSAGES, 'locale-file.ts'),
      );
      for (const [fileName, source] of module.localeFiles())
        this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/** What vite writes around a dynamic `import()`. */
const PRELOADS = [
  /__vitePreload\(async \(\) => \{\s*const \{[^}]*\} = await (import\("[^"]*"\)[^;]*);\s*return \{[^}]*\};\s*\}, __VITE_PRELOAD__\)/g,
  /__vitePreload\(\(\) => (import\("[^"]*"\)), __VITE_PRELOAD__\)/g,
];

/** Leaves the `import()` alone, and all that follows in its line and column. */
function withoutWrapper(code: string, wrapped: RegExp): string {
  return code.replace(wrapped, (whole, imported: string) => {
    const at = whole.indexOf(imported);
    const rest = whole.slice(0, at) + whole.slice(at + imported.length);
    const lastLine = rest.length - 1 - rest.lastIndexOf('\n');
    const lines = rest.split('\n').length - 1;
    return imported + '\n'.repeat(lines) + ' '.repeat(lastLine);
  });
}

/**
 * The popup's forms are loaded after it is rendered. Their styles are already in the page and their code is on disk, so
 * vite's preload helper is removed from what the first view loads.
 */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
    // Nothing else moves, so the map stays right.
    renderChunk: (code) => ({ code: PRELOADS.reduce(withoutWrapper, code), map: null }),
  };
}

/**
 * The popup calls the browser's own API, which answers by promises in both browsers: it only sends messages, and the
 * polyfill, a seventh of what it would load, changes only how they are received.
 */
function nativeApi(): Plugin {
  const name = 'webextension-polyfill';
  return {
    name: 'native-api',
    apply: 'build',
    enforce: 'pre',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) =>
      id === `\0${name}` ? 'export default globalThis.browser?.runtime?.id ? browser : chrome;' : null,
  };
}

export default defineConfig(({ mode }) => {
  const browser: Browser = mode.startsWith('firefox') ? 'firefox' : 'chrome';
  return {
    plugins: [
      preact(),
      crx({ manifest: manifestFor(browser), browser }),
      classicBackground(source.background.service_worker, backgroundKey(browser)),
      locales(),
      ownLicense(),
      plainImports(),
      polyfillAsModule(),
      pageApart({
        page: 'src/popup/index.html',
        script: 'src/popup/main.tsx',
        plugins: () => [preact(), plainImports(), nativeApi(), pageSheets(SOURCES, 'in the page')],
      }),
      pageApart({
        page: 'src/devtools/panel/index.html',
        script: 'src/devtools/panel/main.tsx',
        plugins: () => [preact(), plainImports(), polyfillAsModule(), pageSheets(SOURCES, 'in the page')],
      }),
      pageSheets(SOURCES),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      // The preload helper is removed, so only pages list what to load beside a script.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
      },
      license: { fileName: 'THIRD-PARTY-LICENSES.md' },
      rollupOptions: { input: { panel: 'src/devtools/panel/index.html' } },
    },
  };
});
