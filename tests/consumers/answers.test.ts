import { describe, expect, test } from 'vitest';
import { CONTRACTS } from '../../sandbox/contract/all-contracts.ts';
import { pathValue } from '../../sandbox/contract/contract.ts';
import { openApiDocument } from '../../sandbox/openapi/document.ts';
import { makeWorld, TESTER } from '../../sandbox/testing/make-world.ts';
import { type OpenHandler, openHandler } from '../../sandbox/testing/open-handler.ts';
import { basic } from '../../sandbox/testing/test-client.ts';
import { CURRENT_VERSION } from '../../src/inventorum/versions.ts';
import { runConsumer } from './run-consumer.ts';

const CURRENT = CONTRACTS.filter(
  ({ versions: [from, to] }) => from <= CURRENT_VERSION && CURRENT_VERSION <= to,
);
const HEADERS = { 'X-Api-Version': String(CURRENT_VERSION) };

test('500 real answers of the sandbox fit their schemas', async () => {
  const handler = openHandler();
  const ids = await makeWorld(handler);
  const reads = CURRENT.filter(({ method }) => method === 'GET');
  const answers: Answered[] = [];
  for (let round = 0; answers.length < 500; round += 1) {
    for (const { template } of reads) {
      // Later rounds ask for other records: of the seed, with empty fields, and some that are not there.
      const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        name === 'id' && round > 0 ? String(round) : pathValue(template, name, ids),
      );
      const query = template === '/products/quantity/' ? '?id=1&id=2' : `?limit=40&page=${round % 3}`;
      const answer = await handler.client.call(TESTER, `/api${path}${query}`, { headers: HEADERS });
      answers.push(await answered(template, 'GET', answer));
    }
  }
  expect(await misfits(answers)).toEqual([]);
  expect(await misfits([{ name: 'a control', schema: { type: 'string' }, body: 1 }])).toHaveLength(1);
});

test('refused calls of every operation are documented, and fit: media type, token, record', async () => {
  const handler = openHandler();
  const ids = await makeWorld(handler);
  const { client, send } = handler;
  const answers: Answered[] = [];
  for (const { method, template, body } of CURRENT.filter((each) => each.template !== '/auth/token/')) {
    const path = `/api${template.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathValue(template, name, ids))}`;
    const missing = `/api${template.replaceAll(/\{\w+\}/g, '999999')}`;
    const input = body === undefined ? {} : { body: 'plain' };
    const plain = { ...HEADERS, 'Content-Type': 'text/plain' };
    const unknown = { Authorization: 'Bearer unknown', ...plain };
    answers.push(
      await answered(template, method, await send(path, { method, headers: unknown, ...input })),
      ...(body === undefined
        ? []
        : [
            await answered(
              template,
              method,
              await client.call(TESTER, path, { method, headers: plain, ...input }),
            ),
          ]),
      ...(missing === `/api${template}` || method === 'DELETE'
        ? []
        : [
            await answered(
              template,
              method,
              await client.call(TESTER, missing, { method, headers: HEADERS }),
            ),
          ]),
    );
  }
  const statuses = answers.map(({ name }) => Number(name.slice(0, 3)));
  for (const status of [400, 401, 404, 415]) expect(statuses).toContain(status);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(await misfits(answers)).toEqual([]);
});

describe('the token endpoint answers as documented', () => {
  const APP = 'Locamo.de connector';
  const LEGACY = 'Agency Müller (before 2019)';
  type Ask = (handler: OpenHandler) => Promise<Response>;
  const refused = (error: string) => ({ error });

  const ask =
    (app: string, fields: Readonly<Record<string, string>>): Ask =>
    ({ client }) =>
      client.token(app, fields);
  const owner: Ask = ({ client, sandbox }) => {
    const user = sandbox.accounts[0]?.users.find(({ role }) => role === 'owner');
    return client.token(LEGACY, {
      grant_type: 'password',
      username: user?.email ?? '',
      password: user?.password ?? '',
    });
  };
  const scoped =
    (scope: string): Ask =>
    ({ client }) =>
      client.token(APP, {
        grant_type: 'refresh_token',
        refresh_token: client.tokenSet(TESTER).refreshToken,
        scope,
      });
  const wrongClient: Ask = ({ client, send }) =>
    send('/api/auth/token/', {
      method: 'POST',
      headers: {
        Authorization: basic({ ...client.app(LEGACY), clientSecret: 'wrong' }),
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=refresh_token&refresh_token=x',
    });
  const inJson: Ask = ({ client, send }) =>
    send('/api/auth/token/', {
      method: 'POST',
      headers: { Authorization: basic(client.app(LEGACY)), 'Content-Type': 'application/json' },
      body: '{"grant_type":"refresh_token"}',
    });
  const tooMany: Ask = async (handler) => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'x' };
    for (let sent = 0; sent < 20; sent += 1) await handler.client.token(LEGACY, fields);
    return handler.client.token(LEGACY, fields);
  };

  const ROWS: readonly (readonly [what: string, status: number, body: object, ask: Ask])[] = [
    ['a refresh', 200, { token_type: 'Bearer' }, ({ client }) => client.refresh(TESTER)],
    ['the password grant', 200, { token_type: 'Bearer', expires_in: 36_000 }, owner],
    [
      'a wrong password',
      400,
      refused('invalid_grant'),
      ask(LEGACY, { grant_type: 'password', username: 'a', password: 'b' }),
    ],
    ['no password', 400, refused('invalid_request'), ask(LEGACY, { grant_type: 'password', username: 'a' })],
    [
      'an unknown token',
      400,
      refused('invalid_grant'),
      ask(LEGACY, { grant_type: 'refresh_token', refresh_token: 'x' }),
    ],
    ['no grant type', 400, refused('invalid_request'), ask(LEGACY, {})],
    [
      'another grant',
      400,
      refused('unsupported_grant_type'),
      ask(LEGACY, { grant_type: 'client_credentials' }),
    ],
    ['a scope that was not granted', 400, refused('invalid_scope'), scoped('settings:delete')],
    ['a narrower scope', 200, { scope: 'products:read' }, scoped('products:read')],
    [
      'the password grant of an internal app',
      400,
      refused('unauthorized_client'),
      ask(APP, { grant_type: 'password', username: 'a', password: 'b' }),
    ],
    ['a form in JSON', 400, refused('invalid_request'), inJson],
    ['a wrong client', 401, refused('invalid_client'), wrongClient],
    [
      'the 21st request in a second',
      429,
      { error: { fields: {}, description: 'Too Many Requests', key: 'common.unknown' } },
      tooMany,
    ],
  ];
  const LIMITED = { settings: { rateLimit: 20 }, now: () => 1_800_000_000_000 } as const;

  test.each(ROWS)('%s: %i', async (_what, status, body, request) => {
    const answer = await request(openHandler(LIMITED));
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining(body)]);
  });

  test('and each of these answers fits', async () => {
    const answers = ROWS.map(async ([, , , request]) =>
      answered('/auth/token/', 'POST', await request(openHandler(LIMITED))),
    );
    expect(await misfits(await Promise.all(answers))).toEqual([]);
    const documented = Object.keys(operationOf('/auth/token/', 'POST').responses);
    expect([...new Set(ROWS.map(([, status]) => String(status)))].sort()).toEqual(documented);
  });
});

interface Answered {
  /** starts with the status */
  readonly name: string;
  readonly schema: unknown;
  readonly body: unknown;
}

async function answered(template: string, method: string, answer: Response): Promise<Answered> {
  return {
    name: `${answer.status} ${method} ${template}`,
    schema: schemaFor({ template, method, status: answer.status }),
    body: await answer.json(),
  };
}

async function misfits(answers: readonly Answered[]): Promise<unknown> {
  return JSON.parse(await runConsumer('validate-answers.mjs', [], JSON.stringify(answers)));
}

interface DocumentedResponse {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: unknown }>>;
}

interface Asked {
  readonly template: string;
  readonly method: string;
  readonly status: number;
}

const TABLE = openApiDocument();

/** An answer that the document does not have fits nothing. */
function schemaFor({ template, method, status }: Asked): unknown {
  const response = operationOf(template, method).responses[status];
  const name = response?.$ref?.split('/').at(-1) ?? '';
  const shared = Object.entries(TABLE.components.responses).find(([each]) => each === name)?.[1];
  return (shared ?? response)?.content?.['application/json']?.schema ?? false;
}

function operationOf(template: string, method: string) {
  return TABLE.paths[template]?.[method.toLowerCase()] as {
    responses: Record<string, DocumentedResponse>;
  };
}
