import { servePicture } from '../resources/pictures/serve-picture.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { htmlPage } from './html-page.ts';
import { type ManagerSite, managerSite } from './manager/manager-site.ts';

const MANAGER_SITES = new WeakMap<SandboxState, ManagerSite>();

/**
 * Everything outside the API: a page of a test, an uploaded picture, the log-in and app pages, or a small page with its
 * host's name, which a browser can open.
 */
export async function servePage(
  state: SandboxState,
  request: Request,
  body: Uint8Array | undefined,
): Promise<Response> {
  const { pathname, hostname } = new URL(request.url);
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  if (Object.hasOwn(state.pages, pathname)) return new Response(state.pages[pathname], { headers });
  if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
  const answer = servePicture(state.database, pathname) ?? managerOf(state)(request, body);
  return answer ?? new Response(htmlPage(hostname, 'This host is served by the local sandbox.'), { headers });
}

function managerOf(state: SandboxState): ManagerSite {
  const site = MANAGER_SITES.get(state) ?? managerSite(state);
  MANAGER_SITES.set(state, site);
  return site;
}
