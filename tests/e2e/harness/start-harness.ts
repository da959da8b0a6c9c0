import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { type SandboxOptions, startSandbox } from '../../../sandbox/start-sandbox.ts';
import type { Browser, BrowserName, LaunchOptions } from '../../browsers/browser.ts';
import { launchBrowser } from '../../browsers/launch-browser.ts';
import { type SecretWatch, type SecretWatchOptions, watchForSecrets } from './secrets/secret-watch.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The API's host, a developer's shop and a foreign host, each with a subdomain, all mapped to the sandbox. */
const HOSTS = ['app.inventorum.com', 'shop.test', 'other.test'].flatMap((host) => [host, `sub.${host}`]);

/**
 * A real browser with the built extension, and a sandbox in place of the API. No extension page, no console and no text
 * passed to `sawText` may contain a secret of the sandbox.
 */
export interface Harness extends SecretWatch {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  /** Ends both. Throws if a secret was seen, with its name and location. */
  close(): Promise<void>;
}

export interface HarnessOptions {
  readonly browserName: BrowserName;
  readonly executable: string;
  readonly sandbox?: SandboxOptions;
  /** further hosts mapped to the sandbox */
  readonly hosts?: readonly string[];
  readonly secrets?: SecretWatchOptions;
  /** folder of the unpacked extension, absolute; default: the build */
  readonly extension?: string;
  readonly launch?: Pick<
    LaunchOptions,
    'language' | 'colorScheme' | 'forcedColors' | 'pixelRatio' | 'backgroundIdleMs' | 'updatable'
  >;
}

/** Starts both. The rate limit is off: the sandbox's own suites test it. */
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
