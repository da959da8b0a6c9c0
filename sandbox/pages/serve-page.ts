import { htmlPage } from './html-page.ts';

/** Pages by path, served on every host outside /api/. */
export type Pages = Readonly<Record<string, string>>;

/** What is not the API: the given page, or a small one that names its host, so that a browser has where to stand. */
export function servePage(request: Request, pages: Pages): Response {
  const { pathname, hostname } = new URL(request.url);
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  if (Object.hasOwn(pages, pathname)) return new Response(pages[pathname], { headers });
  if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
  return new Response(htmlPage(hostname, 'This host is served by the local sandbox.'), { headers });
}
