import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { harEntry } from '../../src/diagnosis/har/har-entry.ts';
import { placeholders } from '../../src/diagnosis/redaction/placeholders.ts';
import type { redactByNames } from '../../src/diagnosis/redaction/redact-by-names.ts';
import type { redactValues } from '../../src/diagnosis/redaction/redact-values.ts';
import { CASES } from './cases.ts';

/** Prints the CPU time in ms that the sources in a folder take for a case: `time-one.ts FOLDER CASE LENGTH`. */
const [folder = '', name = '', length = ''] = process.argv.slice(2);

const SECRETS = Array.from({ length: 6 }, (_, i) => ({
  kind: 'access token' as const,
  value: `k3pt-${i}-aT0k-en_Va-l~ue`,
}));

async function load<T>(file: string): Promise<T> {
  return import(pathToFileURL(path.join(folder, 'src', 'diagnosis', 'redaction', file)).href);
}

const names = await load<{ redactByNames: typeof redactByNames }>('redact-by-names.ts');
const values = await load<{ redactValues: typeof redactValues }>('redact-values.ts');
const make = Object.entries(CASES).find(([known]) => known === name)?.[1];
const entry =
  make && harEntry({ request: { url: 'https://h.test/' } }, { kind: 'text', text: make(Number(length)) });
if (!entry) throw new Error(`There is no case ${name}`);

const before = process.cpuUsage();
const { value } = values.redactValues([entry], SECRETS, placeholders());
names.redactByNames(value, 'keep');
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1000);
