import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { Page } from '../../browsers/browser.ts';
import { openReceiver, type Received } from '../../shells/receiver.ts';
import { testId } from './test-id.ts';

/** Selects a tab of the details; resolves when its content is loaded. */
export async function openTab(panel: Page, name: string): Promise<void> {
  await panel.click(testId(`tab-${name}`));
  await panel.waitFor(
    (tab, reading) => document.querySelector(tab) && !document.querySelector(reading),
    testId(`${name}-tab`),
    testId('reading'),
  );
}

/** From now on `copiedTexts` returns what the panel copies: no test can read the clipboard in both browsers. */
export async function watchCopies(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const texts: string[] = [];
    Reflect.set(document, 'copiedTexts', texts);
    const { setData } = DataTransfer.prototype;
    DataTransfer.prototype.setData = function (format, text) {
      texts.push(text);
      setData.call(this, format, text);
    };
  });
}

export function copiedTexts(panel: Page): Promise<readonly string[]> {
  return panel.evaluate(() => [...Reflect.get(document, 'copiedTexts')]);
}

/** From now on `savedTexts` returns the files that the panel saves. */
export async function watchSaves(panel: Page): Promise<void> {
  await panel.evaluate(() => {
    const blobs: Blob[] = [];
    Reflect.set(document, 'savedBlobs', blobs);
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      blobs.push(blob);
      return make(blob);
    };
    // Prevents a real download on the tester's machine.
    HTMLAnchorElement.prototype.click = () => {};
  });
}

export function savedTexts(panel: Page): Promise<readonly string[]> {
  return panel.evaluate(() => {
    const blobs: readonly Blob[] = Reflect.get(document, 'savedBlobs');
    return Promise.all(blobs.map((blob) => blob.text()));
  });
}

/** Runs a copied cURL command with `sh`, with the API's host mapped to the sandbox; returns the status. */
export async function runCurl(
  command: string,
  { sandbox, accessToken }: { readonly sandbox: Sandbox; readonly accessToken: string },
): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'companion-curl-'));
  try {
    const certificate = path.join(folder, 'sandbox.pem');
    await writeFile(certificate, sandbox.certificate);
    const settings = [
      `connect-to = "app.inventorum.com:443:127.0.0.1:${sandbox.httpsPort}"`,
      `cacert = "${certificate}"`,
      'silent',
      'show-error',
      String.raw`write-out = "\n%{http_code}"`,
    ];
    await writeFile(path.join(folder, '.curlrc'), settings.join('\n'));
    const env = { PATH: process.env['PATH'], CURL_HOME: folder, INVENTORUM_ACCESS_TOKEN: accessToken };
    const { stdout } = await promisify(execFile)('sh', ['-c', command], { env });
    return Number(stdout.slice(stdout.lastIndexOf('\n')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Runs a copied cURL command with `sh`, with a plain server in place of the API; returns what arrived, byte for byte.
 */
export async function sentByCurl(command: string): Promise<Received> {
  const receiver = await openReceiver();
  try {
    const arrived = new Promise<Received>((resolve) => receiver.once('/', resolve));
    const here = command.replace('https://app.inventorum.com', `http://127.0.0.1:${receiver.port}`);
    // Without the tester's own settings.
    const env = { PATH: process.env['PATH'], CURL_HOME: '/nowhere', INVENTORUM_ACCESS_TOKEN: 'token' };
    await promisify(execFile)('sh', ['-c', here], { env });
    return await arrived;
  } finally {
    await receiver.close();
  }
}
