import {
  errorBody,
  scopeWrongBody,
  serializerErrorBody,
  tokenInvalidBody,
} from '../../src/inventorum/api-error.ts';
import { ENDPOINTS } from '../../src/inventorum/endpoints.ts';
import { PRODUCTION } from '../../src/inventorum/environment.ts';
import { CURRENT_VERSION } from '../../src/inventorum/versions.ts';
import { contractsOf } from '../contract/all-contracts.ts';
import { operationOf, VERSION_PARAMETER } from './operation.ts';
import { schemaOf } from './schema-of.ts';

const INTRODUCTION = `What is known of the INVENTORUM (Shore POS) REST API, as an OpenAPI document. It is not the maker's: \
every operation says in \`x-evidence\`, \`x-scopes\` and \`x-shapes\` how its facts are known (documented, recorded or \
assumed) and where from. Schemas are read off examples with invented values; a field whose example is null may have any type.`;

/** The OpenAPI 3.1 document of every endpoint with a known shape. */
export function openApiDocument() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'INVENTORUM API',
      version: String(CURRENT_VERSION),
      description: INTRODUCTION,
      license: { name: 'MIT', identifier: 'MIT' },
      contact: { name: 'INVENTORUM API documentation', url: 'https://api-docs.inventorum.com/' },
    },
    // Importers use the first server, and "run all" calls it: so it is never a real shop.
    servers: [
      { url: 'http://127.0.0.1:8480/api', description: 'Sandbox' },
      { url: `${PRODUCTION.origin}/api`, description: 'Production' },
    ],
    tags: tags(),
    paths: paths(),
    components: {
      parameters: { version: VERSION_PARAMETER },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'Access token of an app' },
        token: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Token …`, of somebody who logged in',
        },
        client: { type: 'http', scheme: 'basic', description: 'Client id and client secret' },
      },
      responses: {
        invalid: refusal(
          'The input cannot be accepted',
          serializerErrorBody({ name: ['This field is required.'] }),
        ),
        tokenInvalid: refusal('The token is missing, unknown or expired', tokenInvalidBody()),
        scopeWrong: refusal('The token lacks the scope', scopeWrongBody()),
        notFound: refusal('There is no such record', errorBody('common.unknown', null)),
        unsupportedMediaType: refusal(
          'The body has another type than the one above, or is JSON in another charset than UTF-8',
          errorBody(
            'common.unknown',
            'Unsupported media type "text/plain" in request. Send application/json in UTF-8.',
          ),
        ),
        tooMany: refusal(
          'More than 20 requests in a second',
          errorBody('common.unknown', 'Too Many Requests'),
        ),
      },
    },
  };
}

function tags(): readonly { readonly name: string; readonly description: string }[] {
  const areas = ENDPOINTS.filter(({ method, template }) => contractsOf(method, template).length > 0);
  return [...new Set(areas.map(({ area }) => area))].map((name) => ({
    name,
    description: `What the API has about ${name}`,
  }));
}

function paths(): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const table: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) {
    const contracts = contractsOf(endpoint.method, endpoint.template);
    if (contracts.length === 0) continue;
    table[endpoint.template] = {
      ...table[endpoint.template],
      [endpoint.method.toLowerCase()]: operationOf(endpoint, contracts),
    };
  }
  return table;
}

function refusal(description: string, example: object) {
  const schema = {
    ...schemaOf(example),
    properties: { ...schemaOf(example).properties, error: { type: 'object' } },
  };
  return { description, content: { 'application/json': { schema, example } } };
}
