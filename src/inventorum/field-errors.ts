/** The errors of one input field: its path, and the server's messages. */
export interface FieldError {
  /** names and list indexes from the outside in: ['variations', '1', 'name'] */
  readonly path: readonly string[];
  readonly messages: readonly string[];
}

/** The limit of what is read: nobody corrects so many at once, and reading must end. */
export const MOST_FIELD_ERRORS = 200;
const DEEPEST = 20;
const MOST_STEPS = 5000;

/**
 * The `fields` of an error as a flat list. Serializers of Django REST framework nest errors like the input: a list of
 * texts belongs to one field, an object to an inner object, a list of objects to a list of them, with empty ones for
 * valid items. Source: https://www.django-rest-framework.org/api-guide/serializers/#validation
 */
export function decodeFieldErrors(fields: unknown): readonly FieldError[] {
  const found: FieldError[] = [];
  const waiting: { readonly path: readonly string[]; readonly value: unknown }[] = [
    { path: [], value: fields },
  ];
  for (let steps = 0; steps < MOST_STEPS && found.length < MOST_FIELD_ERRORS; steps += 1) {
    const next = waiting.shift();
    if (!next) break;
    const { path, value } = next;
    const messages = messagesOf(value, path.length);
    if (messages.length > 0) found.push({ path, messages });
    if (path.length < DEEPEST) waiting.unshift(...innerOf(value, path));
  }
  return found;
}

/** The messages directly at a path. Numbers and the like are shown as written. */
function messagesOf(value: unknown, depth: number): readonly string[] {
  if (depth === 0 && !Array.isArray(value)) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST_FIELD_ERRORS) : [value];
  const texts = list.filter((item) => !isNested(item)).map(String);
  return depth === DEEPEST && texts.length < list.length ? [...texts, '[…]'] : texts;
}

function innerOf(value: unknown, path: readonly string[]) {
  if (!isNested(value)) return [];
  return Object.entries(value)
    .slice(0, MOST_FIELD_ERRORS)
    .filter(([, inner]) => !Array.isArray(value) || isNested(inner))
    .map(([name, inner]) => ({ path: [...path, name], value: inner }));
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
