import type { Endpoint } from '../../src/inventorum/endpoints.ts';
import type { ScopeRequirement } from '../../src/inventorum/scope-map.ts';
import {
  API_VERSION_HEADER,
  CURRENT_VERSION,
  MINIMUM_VERSION,
  NEWEST_VERSION,
} from '../../src/inventorum/versions.ts';
import { type Contract, EXAMPLE_IDS, type Parameter, pathValue } from '../contract/contract.ts';
import { type JsonSchema, schemaOf } from './schema-of.ts';
import { isTokenCall, TOKEN_REFUSALS, TOKEN_REQUEST } from './token-call.ts';

const MEDIA_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
} as const;

/** One operation of the document, with the evidence of each fact in `x-` fields. */
export function operationOf(endpoint: Endpoint, contracts: readonly Contract[]) {
  const current = contracts.find(
    ({ versions: [from, to] }) => from <= CURRENT_VERSION && CURRENT_VERSION <= to,
  );
  if (!current)
    throw new Error(`No contract for ${endpoint.method} ${endpoint.template} in version ${CURRENT_VERSION}.`);
  const { requirement } = endpoint;
  const body = current.body?.(EXAMPLE_IDS);
  return {
    tags: [endpoint.area],
    operationId: operationId(endpoint),
    summary: current.summary,
    description: descriptionOf(current, requirement),
    parameters: [
      ...pathParameters(endpoint.template),
      ...queryParameters(current),
      { $ref: '#/components/parameters/version' },
    ],
    ...(body === undefined ? {} : { requestBody: requestBodyOf(current, body) }),
    responses: responsesOf(current, endpoint),
    security: securityOf(endpoint),
    'x-evidence': endpoint.evidence,
    'x-source': endpoint.source,
    ...(requirement ? { 'x-scopes': scopesOf(requirement) } : {}),
    'x-shapes': contracts.map(({ versions: [from, to], evidence, source }) => ({
      versions: `${from}-${to}`,
      evidence,
      source,
    })),
  };
}

function operationId({ method, template }: Endpoint): string {
  const words = template.split('/').filter((word) => word !== '');
  const parts = words.map((word) =>
    word.replace(/[{}]/g, '').replaceAll(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase()),
  );
  return method.toLowerCase() + parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}

function descriptionOf({ note }: Contract, requirement: ScopeRequirement | null): string {
  const scopes = [requirement?.right, requirement?.legacy].filter((scope) => typeof scope === 'string');
  const needs = scopes.length === 0 ? 'Needs no scope.' : `Needs one of the scopes: ${scopes.join(', ')}.`;
  return note === undefined ? needs : `${note} ${needs}`;
}

function scopesOf({ right, legacy, rightEvidence, legacyEvidence }: ScopeRequirement) {
  return [
    ...(right === null ? [] : [{ scope: right, evidence: rightEvidence }]),
    ...(legacy === null ? [] : [{ scope: legacy, evidence: legacyEvidence, apps: 'issued before 2019' }]),
  ];
}

function pathParameters(template: string) {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: PATH_SCHEMAS[name] ?? ID,
    example: pathValue(template, name, EXAMPLE_IDS),
  }));
}

/** Text, although it looks like a number: an inv_id has 19 digits, of which a client's number would lose some. */
const ID = { type: 'string', pattern: '^[0-9]+$' } as const;

const PATH_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  year: { type: 'string', pattern: '^[0-9]{4}$' },
  month: { type: 'string', pattern: '^(?:0?[1-9]|1[0-2])$' },
};

const QUERY_SCHEMAS: Readonly<Record<NonNullable<Parameter['type']> | 'text', JsonSchema>> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  ids: { type: 'array', items: ID },
};

const QUERY_EXAMPLES: Readonly<Record<NonNullable<Parameter['type']> | 'text', (text: string) => unknown>> = {
  text: (text) => text,
  integer: Number,
  boolean: (text) => text.toLowerCase() === 'true',
  ids: (text) => [text],
};

function queryParameters({ query = [] }: Contract) {
  return query.map(({ name, about, example: text, type }) => {
    const example = QUERY_EXAMPLES[type ?? 'text'](text);
    // Insomnia reads the schema's example only.
    return {
      name,
      in: 'query',
      description: about,
      schema: { ...QUERY_SCHEMAS[type ?? 'text'], example },
      example,
    };
  });
}

function requestBodyOf(contract: Contract, body: unknown) {
  if (isTokenCall(contract)) return TOKEN_REQUEST;
  const { bodyType = 'json', requires } = contract;
  const required = requires ? { required: requires } : {};
  const schema =
    bodyType === 'multipart'
      ? {
          type: 'object',
          properties: {
            type: { type: 'string', example: 'product' },
            image: { type: 'string', format: 'binary' },
          },
          ...required,
        }
      : { ...inputSchemaOf(body), ...required };
  return {
    required: true,
    content: { [MEDIA_TYPES[bodyType]]: { schema, ...(bodyType === 'multipart' ? {} : { example: body }) } },
  };
}

/** Only documented fields are required. Each field has its example, because importers ignore the body's own. */
function inputSchemaOf(example: unknown): JsonSchema {
  const { required: _, ...schema } = schemaOf(example);
  const { items, properties } = schema;
  const first: unknown = Array.isArray(example) ? example[0] : undefined;
  return {
    ...schema,
    ...(items ? { items: inputSchemaOf(first) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(example ?? {}).map(([key, value]) => [
              key,
              { ...inputSchemaOf(value), example: value },
            ]),
          ),
        }
      : {}),
  };
}

function responsesOf(contract: Contract, { requirement }: Endpoint) {
  const { status, answer } = contract;
  const content = { 'application/json': { schema: schemaOf(answer), example: answer } };
  return {
    [status]: { description: 'Success', ...(answer === undefined ? {} : { content }) },
    ...(isTokenCall(contract)
      ? TOKEN_REFUSALS
      : {
          400: { $ref: '#/components/responses/invalid' },
          401: { $ref: '#/components/responses/tokenInvalid' },
          404: { $ref: '#/components/responses/notFound' },
        }),
    ...(requirement === null ? {} : { 403: { $ref: '#/components/responses/scopeWrong' } }),
    ...(contract.body === undefined || isTokenCall(contract)
      ? {}
      : { 415: { $ref: '#/components/responses/unsupportedMediaType' } }),
    429: { $ref: '#/components/responses/tooMany' },
  };
}

function securityOf({ template, requirement }: Endpoint) {
  if (requirement) return [{ bearer: [] }, { token: [] }];
  if (template === '/auth/token/') return [{ client: [] }];
  return template === '/pin-login/' ? [{ token: [] }] : [];
}

/** The header that every operation takes. */
export const VERSION_PARAMETER = {
  name: API_VERSION_HEADER,
  in: 'header',
  description: 'Version of the API. The shapes here are those of the current one.',
  schema: { type: 'integer', minimum: MINIMUM_VERSION, maximum: NEWEST_VERSION, default: CURRENT_VERSION },
};
