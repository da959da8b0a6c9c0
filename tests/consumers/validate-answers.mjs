// Validates answers against schemas. Reads a list of { name, schema, body } from standard input, prints the mismatches.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validators = new Map();
const misfits = JSON.parse(readFileSync(0, 'utf8')).flatMap(({ name, schema, body }) => {
  const key = JSON.stringify(schema);
  const validate = validators.get(key) ?? ajv.compile(schema);
  validators.set(key, validate);
  return validate(body) ? [] : [`${name}: ${ajv.errorsText(validate.errors)}`];
});
process.stdout.write(JSON.stringify(misfits));
