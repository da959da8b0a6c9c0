import * as v from 'valibot';

/** The schema of an object that rejects lists: valibot 1.5.0 accepts a list if every key is optional. */
export function noList<const Schema extends v.GenericSchema>(
  schema: Schema,
  message = 'Expected an object.',
) {
  return v.pipe(
    v.custom<v.InferInput<Schema>>((given) => !Array.isArray(given), message),
    schema,
  );
}

interface Members<Value> {
  readonly key: v.GenericSchema<unknown, string>;
  readonly value: v.GenericSchema<unknown, Value>;
  readonly message?: string;
}

/**
 * An object with arbitrary names. valibot 1.5.0's `record` drops the names `constructor`, `prototype` and `__proto__`.
 */
export function dictionary<Value>({ key, value, message = 'Expected an object.' }: Members<Value>) {
  return v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isDictionary, message),
    v.rawTransform(({ dataset, addIssue, NEVER }): Readonly<Record<string, Value>> => {
      const input = { ...dataset.value };
      const read = Object.entries(dataset.value).map(([name, given]) => {
        const path = { type: 'object', origin: 'value', input, key: name, value: given } as const;
        const results = [v.safeParse(key, name), v.safeParse(value, given)] as const;
        for (const issue of results.flatMap(({ issues }) => issues ?? [])) {
          addIssue({ message: issue.message, path: [path] });
        }
        const [{ output: readName }, { output: readValue, success }] = results;
        return success && typeof readName === 'string' ? ([readName, readValue] as const) : null;
      });
      const entries = read.filter((entry) => entry !== null);
      // Object.fromEntries makes `__proto__` an ordinary property.
      return entries.length === read.length ? Object.fromEntries(entries) : NEVER;
    }),
  );
}

function isDictionary(given: unknown): boolean {
  return typeof given === 'object' && given !== null && !Array.isArray(given);
}
