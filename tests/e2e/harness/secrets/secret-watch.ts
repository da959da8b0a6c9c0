import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../../../../sandbox/sandbox.ts';
import type { Browser } from '../../../browsers/browser.ts';
import { createSecretSearch } from './secret-search.ts';
import { watchPages } from './watch-pages.ts';

/** The console of a killed browser cannot be read. */
const READING_MS = 5000;

export interface SecretWatchOptions {
  /** Pages of this file send secrets themselves: consoles of tabs and addresses of requests are not checked. */
  readonly pagesKnowSecrets?: boolean;
}

/** Searches for every secret that the sandbox has issued, wherever the extension may have left one. */
export interface SecretWatch {
  /** the same browser, whose pages are checked */
  readonly browser: Browser;
  /** A text from the extension: copied, exported, downloaded. */
  sawText(where: string, text: string): void;
  /** The findings since the last call, with their locations; checks everything that is open or was written first. */
  findings(): Promise<readonly string[]>;
}

export function watchForSecrets(
  real: Browser,
  sandbox: Sandbox,
  { pagesKnowSecrets = false }: SecretWatchOptions,
): SecretWatch {
  const search = createSecretSearch(secretsOf(sandbox));
  const found = new Set<string>();
  const sawText = (where: string, text: string) => {
    for (const secret of search(text)) found.add(`${secret} in ${where}`);
  };
  const pages = watchPages(real, sawText);
  let linesRead = 0;
  let lastRequest = 0;

  async function lookAtConsoles(): Promise<void> {
    const asked = real.consoleMessages().catch(() => []);
    const lines = await Promise.race([asked, sleep(READING_MS, [], { ref: false })]);
    for (const line of lines.slice(linesRead)) {
      if (!pagesKnowSecrets || line.includes(real.extensionOrigin)) sawText('a line of the console', line);
    }
    linesRead = Math.max(linesRead, lines.length);
  }

  function lookAtRequests(): void {
    if (pagesKnowSecrets) return;
    for (const { id, path, query } of sandbox.requests) {
      if (id > lastRequest) sawText('the address of a request', path + query);
      lastRequest = id;
    }
  }

  return {
    browser: pages.browser,
    sawText,
    findings: async () => {
      await pages.look();
      await lookAtConsoles();
      lookAtRequests();
      const findings = [...found];
      found.clear();
      return findings;
    },
  };
}

/** Read from the database once for all texts of one look. */
function secretsOf(sandbox: Sandbox): () => Sandbox['secrets'] {
  let read: Sandbox['secrets'] | null = null;
  return () => {
    if (read === null) {
      read = sandbox.secrets;
      queueMicrotask(() => {
        read = null;
      });
    }
    return read;
  };
}
