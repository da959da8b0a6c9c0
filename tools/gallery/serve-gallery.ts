import { readFile } from 'node:fs/promises';
import path from 'node:path';
import preact from '@preact/preset-vite';
import { createServer, type Plugin } from 'vite';
import { OUT, ROOT } from '../project.ts';
import { GALLERY_PAGES } from './page/gallery-state.ts';

interface GalleryOptions {
  /** pages update on every edit; false: an edit must not disturb a test */
  readonly follow?: boolean;
}

interface ServedGallery {
  /** address of the overview, with its final slash */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the gallery on a free local port: `/` lists all states, `/popup#NAME/LANGUAGE/THEME` shows one. */
export async function serveGallery({ follow = true }: GalleryOptions = {}): Promise<ServedGallery> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    cacheDir: path.join(OUT, 'gallery'),
    plugins: [preact(), galleryPages()],
    // Pages import it through modules that call the background; the gallery passes them its own commands.
    resolve: { alias: { 'webextension-polyfill': path.join(ROOT, 'tools/gallery/page/no-browser.ts') } },
    optimizeDeps: { entries: ['tools/gallery/page/*.tsx'] },
    server: {
      host: '127.0.0.1',
      port: 0,
      hmr: follow,
      // Vite excludes only node_modules: without this, every build would reload all pages.
      watch: follow ? { ignored: ['**/dist/**', '**/out/**'] } : null,
    },
    appType: 'custom',
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The gallery is served nowhere');
  return { url, close: () => server.close() };
}

/** The extension's own pages and styles, with the gallery's script in place of theirs. */
function galleryPages(): Plugin {
  return {
    name: 'gallery-pages',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const html = await pageAt(pathname.slice(1));
        if (html === null) return next();
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(await server.transformIndexHtml(pathname, html));
      });
    },
  };
}

async function pageAt(name: string): Promise<string | null> {
  if (name === '') return readFile(path.join(ROOT, 'tools/gallery/page/index.html'), 'utf8');
  const page = GALLERY_PAGES.find((one) => one === name);
  if (page === undefined) return null;
  const file = page === 'panel' ? 'src/devtools/panel/index.html' : `src/${page}/index.html`;
  const html = await readFile(path.join(ROOT, file), 'utf8');
  return html
    .replaceAll(
      /(href|src)="(\.\.?\/[^"]+)"/g,
      (_, name: string, to: string) => `${name}="/${path.posix.join(path.posix.dirname(file), to)}"`,
    )
    .replace(/src="[^"]*\/main\.tsx"/, `src="/tools/gallery/page/show-${page}.tsx"`);
}
