/** Objects whose keys are data, not part of the shape. */
export const MAPS: ReadonlySet<string> = new Set(['attributes', 'meta', 'countries', 'units']);

/** Fields that have a value in the examples, but null in answers about records without one. */
export const NULLABLE: ReadonlySet<string> = new Set([
  ...['address1', 'channel', 'city', 'country', 'customer', 'description', 'ean', 'email', 'first_name'],
  ...['gross_price', 'image', 'last_name', 'note_external', 'package_size_unit', 'package_size_value'],
  ...['phone_number', 'price', 'product_code', 'purchase_price', 'shipment', 'thumbnail', 'title', 'zipcode'],
]);

/** The text formats of answers. Two texts have the same shape if they match the same format. */
export const FORMATS: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'decimal', pattern: /^(?:-?\d+\.\d+|-?\d+E[+-]\d+)$/ },
  { name: 'date-time', pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/ },
  { name: 'dd.mm.yyyy - HH:MM', pattern: /^\d{2}\.\d{2}\.\d{4} - \d{2}:\d{2}$/ },
  { name: 'dd.mm.yyyy', pattern: /^\d{2}\.\d{2}\.\d{4}$/ },
  { name: 'uri', pattern: /^https?:\/\// },
];

export function formatOf(text: string): string {
  return FORMATS.find(({ pattern }) => pattern.test(text))?.name ?? 'text';
}

/**
 * The differences in shape between an answer and the example: keys, types, text formats and decimals. Null matches
 * everything, because any field may be unset.
 */
export function compareShape(example: unknown, actual: unknown, path = 'answer'): readonly string[] {
  if (example === null || actual === null) return [];
  if (Array.isArray(example)) return compareLists(example, actual, path);
  if (isRecord(example)) return compareObjects(example, actual, path);
  if (typeof example !== typeof actual) return [`${path}: ${typeof actual} in place of ${typeof example}`];
  if (typeof example === 'string' && typeof actual === 'string') return compareTexts(example, actual, path);
  return [];
}

function compareLists(example: readonly unknown[], actual: unknown, path: string): readonly string[] {
  if (!Array.isArray(actual)) return [`${path}: no list`];
  if (example.length === 0) return [];
  if (actual.length === 0) return [`${path}: an empty list proves nothing`];
  return actual.flatMap((item: unknown, i) => compareShape(example[0], item, `${path}[${i}]`));
}

function compareObjects(
  example: Readonly<Record<string, unknown>>,
  actual: unknown,
  path: string,
): readonly string[] {
  if (!isRecord(actual)) return [`${path}: no object`];
  if (MAPS.has(path.split('.').at(-1) ?? '')) return compareMaps(example, actual, path);
  const missing = Object.keys(example).filter((key) => !Object.hasOwn(actual, key));
  const unknown = Object.keys(actual).filter((key) => !Object.hasOwn(example, key));
  return [
    ...missing.map((key) => `${path}.${key}: missing`),
    ...unknown.map((key) => `${path}.${key}: not in the example`),
    ...Object.entries(example)
      .filter(([key]) => !missing.includes(key))
      .flatMap(([key, value]) => compareShape(value, actual[key], `${path}.${key}`)),
  ];
}

function compareMaps(
  example: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
  path: string,
): readonly string[] {
  const [value] = Object.values(example);
  if (value === undefined) return [];
  return Object.entries(actual).flatMap(([key, item]) => compareShape(value, item, `${path}.${key}`));
}

function compareTexts(example: string, actual: string, path: string): readonly string[] {
  const [wanted, given] = [formatOf(example), formatOf(actual)];
  if (wanted !== 'text' && wanted !== given) return [`${path}: "${actual}" is no ${wanted}`];
  const places = (text: string) => text.split('.')[1]?.length;
  const isSame = wanted !== 'decimal' || /E/.test(example + actual) || places(example) === places(actual);
  return isSame ? [] : [`${path}: "${actual}" has not the decimals of "${example}"`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
