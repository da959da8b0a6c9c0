// Prints the collection that Postman's importer makes of an OpenAPI document. Usage: FILE
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { convertV2 } = createRequire(import.meta.url)('openapi-to-postmanv2');
const data = readFileSync(process.argv[2], 'utf8');
convertV2({ type: 'string', data }, { parametersResolution: 'Example' }, (error, result) => {
  if (error || !result.result) throw error ?? new Error(result.reason);
  process.stdout.write(JSON.stringify(result.output[0].data));
});
