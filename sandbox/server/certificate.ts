import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  /** PEM */
  readonly key: string;
  /** PEM */
  readonly cert: string;
  /** base64 of the SHA-256 of the public key, for Chromium's --ignore-certificate-errors-spki-list */
  readonly spki: string;
}

/** By the hosts: a key takes as long as the rest of a start, and every sandbox of a process is as trusted as another. */
const MADE = new Map<string, Promise<Certificate>>();

/** The certificate of this process for these hosts: a new one at its first use. */
export function certificateFor(hosts: readonly string[]): Promise<Certificate> {
  const name = hosts.join();
  const made = MADE.get(name) ?? makeCertificate(hosts);
  MADE.set(name, made);
  return made;
}

async function makeCertificate(hosts: readonly string[]): Promise<Certificate> {
  const names = hosts.map((value) => ({ type: 2 as const, value }));
  const addresses = ['127.0.0.1', '::1'].map((ip) => ({ type: 7 as const, ip }));
  const made = await generate([{ name: 'commonName', value: 'INVENTORUM sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...names, ...addresses] },
    ],
  });
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: made.private,
    cert: made.cert,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
}
