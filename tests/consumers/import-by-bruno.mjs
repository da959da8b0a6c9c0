// Prints the collection that Bruno's importer makes of an OpenAPI document. Usage: FILE
import { readFileSync } from 'node:fs';
import { openApiToBruno } from '@usebruno/converters';

const document = JSON.parse(readFileSync(process.argv[2], 'utf8'));
process.stdout.write(JSON.stringify(openApiToBruno(document)));
