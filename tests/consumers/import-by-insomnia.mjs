// Prints the resources that Insomnia's importer makes of an OpenAPI document. Usage: FILE
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { convert } = createRequire(import.meta.url)('insomnia-importers');
// Its validator knows OpenAPI 3.0 only; it says so on standard output, and imports.
console.log = console.error;
const { data } = await convert(readFileSync(process.argv[2], 'utf8'));
process.stdout.write(JSON.stringify(data));
