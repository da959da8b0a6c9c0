import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { type SandboxOptions, startSandbox } from '../../../sandbox/start-sandbox.ts';
import type { Browser, BrowserName, LaunchOptions } from '../../browsers/browser.ts';
import { launchBrowser } from '../../browsers/launch-browser.ts';
import { type SecretWatch, type SecretWatchOptions, watchForSecrets } from './secrets/secret-watch.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The API's host, a developer's shop and a stranger, each with a subdomain: all of them lead to the sandbox. */
const HOSTS = ['app.inventorum.com', 'shop.test', 'other.test'].flatMap((host) => [host, `sub.${host}`]);

/**
 * One real browser with the built extension in it, and a sandbox in the place of the API. No page of the extension, no
 * console and no text handed to `sawText` may hold a secret of the sandbox.
 */
export interface Harness extends SecretWatch {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  /** Ends both. Throws where a secret was seen, naming it and the place. */
  close(): Promise<void>;
}

export interface HarnessOptions {
  readonly browserName: BrowserName;
  readonly executable: string;
  readonly sandbox?: SandboxOptions;
  /** further hosts that lead to the sandbox */
  readonly hosts?: readonly string[];
  readonly secrets?: SecretWatchOptions;
  /** folder of the unpacked extension, absolute; default: the build */
  readonly extension?: string;
  readonly launch?: Pick<
    LaunchOptions,
    'language' | 'colorScheme' | 'pixelRatio' | 'backgroundIdleMs' | 'updatable'
  >;
}

/** Starts both. The rate limit is off: it has tests of its own in the sandbox's suites. */
export async function startHarness(options: HarnessOptions): Promise<Harness> {
  const { browserName, executable } = options;
  const sandbox = await startSandbox({ rateLimit: 'off', ...options.sandbox });
  try {
    const browser = await launchBrowser(browserName, {
      executable,
      extension: options.extension ?? path.join(ROOT, 'dist', browserName),
      server: sandbox,
      hosts: [...new Set([...HOSTS, ...(options.hosts ?? [])])],
      ...options.launch,
    });
    const watch = watchForSecrets(browser, sandbox, options.secrets ?? {});
    return {
      ...watch,
      sandbox,
      close: async () => {
        const findings = await watch.findings();
        await browser.close();
        await sandbox.close();
        if (findings.length > 0) throw new Error(`Secrets were seen:\n${findings.join('\n')}`);
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
