import { FORMATS, formatOf, MAPS, NULLABLE } from '../contract/compare-shape.ts';

/** The part of JSON Schema 2020-12 (OpenAPI 3.1) that answers need. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly description?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema;
  readonly example?: unknown;
}

/** A schema that the example matches. The type of a null is unknown, so its schema is open. */
export function schemaOf(example: unknown, key = ''): JsonSchema {
  const { type, ...rest } = valueSchemaOf(example, key);
  if (type === undefined) return rest;
  return { type: NULLABLE.has(key) && typeof type === 'string' ? [type, 'null'] : type, ...rest };
}

function valueSchemaOf(example: unknown, key: string): JsonSchema {
  if (example === null || example === undefined) return {};
  if (Array.isArray(example)) return { type: 'array', items: schemaOf(example[0]) };
  switch (typeof example) {
    case 'string':
      return textSchema(example);
    case 'number':
      return { type: Number.isInteger(example) ? 'integer' : 'number' };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return MAPS.has(key)
        ? { type: 'object', additionalProperties: schemaOf(Object.values(example)[0]) }
        : objectSchema(example);
  }
}

function objectSchema(example: object): JsonSchema {
  const entries = Object.entries(example);
  if (entries.length === 0) return { type: 'object' };
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([key, value]) => [key, schemaOf(value, key)])),
    required: entries.map(([key]) => key),
  };
}

function textSchema(example: string): JsonSchema {
  const name = formatOf(example);
  const pattern = FORMATS.find((format) => format.name === name)?.pattern;
  if (name === 'date-time' || name === 'uri') return { type: 'string', format: name };
  return pattern ? { type: 'string', pattern: pattern.source, description: name } : { type: 'string' };
}
