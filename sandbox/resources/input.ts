import * as v from 'valibot';
import { invalidInput } from '../api/refusals.ts';
import { noList } from '../dictionary.ts';
import { type Decimal, parseDecimal } from './decimal.ts';

/** Field messages of Django REST framework, as in recorded answers. */
const REQUIRED = 'This field is required.';
const NOT_AN_OBJECT = 'Invalid data. Expected a dictionary.';

/** An object of known fields; unknown ones are ignored, like in the API. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries) {
  const schema = v.object(entries, (issue) => (issue.received === 'undefined' ? REQUIRED : NOT_AN_OBJECT));
  return noList(schema, NOT_AN_OBJECT);
}

/** Text that can be stored: no NUL, which ends strings in the database, and no lone surrogate. */
export function text(maxLength: number) {
  return v.pipe(
    v.string('Not a valid string.'),
    v.maxLength(maxLength, `Ensure this field has no more than ${maxLength} characters.`),
    v.check((value) => !value.includes('\u0000'), 'Null characters are not allowed.'),
    v.check((value) => !/\p{Surrogate}/u.test(value), 'Not a valid string.'),
  );
}

export function requiredText(maxLength: number) {
  return v.pipe(
    text(maxLength),
    v.check((value) => value.trim() !== '', 'This field may not be blank.'),
  );
}

export function decimal(from?: Decimal) {
  return v.pipe(
    v.union([v.string(), v.number()], 'A valid number is required.'),
    v.transform((value) => parseDecimal(value)),
    v.check((value) => value !== undefined, 'A valid number is required.'),
    v.transform((value) => value ?? 0n),
    v.check(
      (value) => from === undefined || value >= from,
      'Ensure this value is greater than or equal to 0.',
    ),
  );
}

export function id() {
  return v.pipe(
    v.number('Incorrect type. Expected pk value.'),
    v.safeInteger('Incorrect type. Expected pk value.'),
    v.minValue(1, 'Incorrect type. Expected pk value.'),
  );
}

export function flag() {
  return v.boolean('Must be a valid boolean.');
}

export function list<Item extends v.GenericSchema>(item: Item, { max = 1000 } = {}) {
  return v.pipe(
    v.array(item, 'Expected a list of items.'),
    v.maxLength(max, `Ensure this field has no more than ${max} elements.`),
  );
}

/** Reads a body by its schema. Throws the 400 refusal with one entry per field. */
export function readInput<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const messages: [string, string[]][] = [];
  for (const issue of result.issues) {
    const name = v.getDotPath(issue) ?? 'non_field_errors';
    const known = messages.find(([field]) => field === name);
    if (known) known[1].push(issue.message);
    else messages.push([name, [issue.message]]);
  }
  throw invalidInput(Object.fromEntries(messages));
}
