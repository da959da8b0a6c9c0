import type { Context, Hono } from 'hono';
import { callItem } from '../journal/call-item.ts';
import type { Journal } from '../journal/journal.ts';
import { JOURNAL_STYLE, journalPage, stateHtml } from '../journal/journal-page.ts';
import { type JournalLanguage, journalLanguage } from '../journal/journal-words.ts';
import { JOURNAL_SCRIPT } from '../journal/page-script.ts';
import { eventOf } from '../log/request-log.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { eventLines, newerThan, since } from './event-lines.ts';

/** No inline code, no foreign content, no frame around it, no referrer. */
const PAGE_HEADERS = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** The journal's page, its files, and its requests while it is open. */
export function addJournalRoutes(app: Hono, state: SandboxState, journal: Journal): void {
  const served = (text: string, type: string) =>
    new Response(text, { headers: { ...PAGE_HEADERS, 'Content-Type': `${type}; charset=utf-8` } });
  app.get('/', async (c, next) => {
    if (!c.req.header('accept')?.includes('text/html')) return next();
    // Its files lie beside it.
    const { pathname, search } = new URL(c.req.url);
    if (!pathname.endsWith('/')) return c.redirect(`${pathname}/${search}`, 308);
    return served(journalPage(state, journal, languageOf(c)), 'text/html');
  });
  app.get('/journal.js', () => served(JOURNAL_SCRIPT, 'text/javascript'));
  app.get('/journal.css', () => served(JOURNAL_STYLE, 'text/css'));
  app.get('/journal/state', (c) => served(stateHtml(state, languageOf(c)), 'text/html'));
  app.get('/journal/stream', (c) => {
    const language = languageOf(c);
    const past = newerThan(state.log.entries(), since(c)).map(eventOf);
    const lines = eventLines(past, state.log.listen, ({ request }) => ({
      id: request.id,
      html: callItem(journal, request, language),
    }));
    return new Response(lines, { headers: { ...PAGE_HEADERS, 'Content-Type': 'application/x-ndjson' } });
  });
  app.get('/journal', (c) => {
    const language = languageOf(c);
    return c.json(
      newerThan(state.log.entries(), since(c)).map((request) => journal.report(request, language)),
    );
  });
}

function languageOf(c: Context): JournalLanguage {
  return journalLanguage(c.req.query('language'), c.req.header('accept-language') ?? '');
}
