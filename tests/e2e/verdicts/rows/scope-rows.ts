import { errorBody, scopeWrongBody } from '../../../../src/inventorum/api-error.ts';
import { pinnedTo, sending } from '../arrangements.ts';
import { ADMIN, LEGACY, STAFF, USUAL } from '../labels.ts';
import type { PageCall, VerdictRow } from '../verdict-row.ts';

const POST_PRODUCT: Partial<PageCall> = {
  method: 'POST',
  body: { name: 'Tea mug', gross_price: '7.90', tax_type: 1 },
};
const SAYS_SCOPE = /403 scope\.wrong “Your scope does not allow access here\.”/;
const FORBIDDEN = { kind: 'answer', status: 403, body: errorBody('common.unknown', null) } as const;

/** What a token, or its user, may not do. */
export const SCOPE_ROWS: readonly VerdictRow[] = [
  {
    what: 'a scope is missing: which one, who has it, and how to get it',
    verdict: 'scope.wrong',
    call: POST_PRODUCT,
    title: 'This token may not create products',
    german: 'Dieses Token darf keine Produkte anlegen',
    pill: 'scope missing',
    says: {
      needed: /products:create.*inferred, not documented.*for apps from before 2019: products.*documented/s,
      granted: /orders/,
      missing: 'products:create',
      'sent-with': /^Warehouse sync ….{4}, Locamo\.de connector, since \d\d:\d\d$/,
      'server-says': SAYS_SCOPE,
      'next-steps':
        /Catalogue admin.*Retry with it.*Use in this tab.*Open “My Apps” and choose “Locamo\.de connector”.*products:update products:create/s,
    },
  },
  {
    what: 'a scope is missing that no saved token set has',
    verdict: 'scope.wrong',
    call: { url: '/api/customers/' },
    ...sending(ADMIN),
    title: 'This token may not read customers',
    german: 'Dieses Token darf keine Kunden lesen',
    pill: 'scope missing',
    says: { missing: 'customers:read', 'next-steps': /Generate a token with these scopes:/ },
  },
  {
    what: 'an app issued before 2019 lacks a scope: the support gives it',
    verdict: 'scope.wrong',
    ...sending(LEGACY),
    title: 'This token may not read products',
    pill: 'scope missing',
    says: {
      needed: /products/,
      'sent-with': /^Shop export ….{4}, Agency Müller \(before 2019\), since/,
      'next-steps': /Write to support.*api_support@inventorum\.com.*Scope to add: products/s,
    },
  },
  {
    what: 'the scope that we know of is granted already: disagree, not "add it"',
    verdict: 'scope.wrong',
    ...sending(ADMIN),
    arrange: async (world) => {
      await sending(ADMIN).arrange(world);
      const requirement = { legacy: 'vouchers', right: 'vouchers:delete', source: 'this test' } as const;
      world.harness.sandbox.changeScope('DELETE', '/products/{id}/', {
        ...requirement,
        ...{ legacyEvidence: 'assumed', rightEvidence: 'assumed' },
      });
    },
    tidy: async (world) => {
      world.harness.sandbox.resetScopes();
      await sending(ADMIN).tidy(world);
    },
    call: { method: 'DELETE', url: '/api/products/4711/' },
    title: 'The server asks for a scope, although the known one is granted',
    german: 'Der Server verlangt einen Scope, obwohl der bekannte erteilt ist',
    pill: 'scope disputed',
    says: {
      missing: null,
      'next-steps': /^(?!.*(Generate a token|Use )).*server disagree: products:delete is granted/s,
    },
  },
  {
    what: 'it worked without the scope that we know of',
    verdict: 'ok',
    ...sending(ADMIN),
    arrange: async (world) => {
      await sending(ADMIN).arrange(world);
      world.harness.sandbox.changeScope('GET', '/orders/', null);
    },
    tidy: async (world) => {
      world.harness.sandbox.resetScopes();
      await sending(ADMIN).tidy(world);
    },
    call: { url: '/api/orders/' },
    title: 'The API answered as asked',
    pill: null,
    says: { notices: /worked although orders:read, which we think is needed, is not granted/ },
  },
  {
    what: 'an endpoint that nobody knows',
    verdict: 'scope.wrong',
    call: { url: '/api/loyalty-cards/' },
    fault: { kind: 'answer', status: 403, body: scopeWrongBody() },
    title: 'This token may not make this call',
    pill: 'scope missing',
    says: {
      needed: /not known: this endpoint is not in our catalogue/,
      missing: null,
      'next-steps': /scopes that the call needs/,
    },
  },
  {
    what: 'a token that is not saved lacks the scope',
    verdict: 'scope.wrong',
    ...pinnedTo(null),
    call: { headers: { Authorization: 'Bearer of-somebody-else' } },
    fault: { kind: 'answer', status: 403, body: scopeWrongBody() },
    title: 'This token may not read products',
    pill: 'scope missing',
    says: { granted: 'not known', 'next-steps': /not saved here, so its scope is not known/ },
  },
  {
    what: 'the role of the user lacks a permission, and the scope is granted',
    verdict: 'forbidden',
    ...sending(STAFF),
    call: POST_PRODUCT,
    title: 'The user of this token lacks a permission',
    german: 'Dem Benutzer dieses Tokens fehlt eine Berechtigung',
    pill: 'forbidden',
    says: {
      'sent-with': new RegExp(`^${STAFF} `),
      'server-says': /403 common\.unknown/,
      'next-steps': /not “scope\.wrong”.*is granted: probably the role of the user lacks a permission/,
    },
  },
  {
    what: 'a role or a scope, which cannot be told apart',
    verdict: 'forbidden',
    call: POST_PRODUCT,
    fault: FORBIDDEN,
    title: 'The server forbids this call',
    pill: 'forbidden',
    says: { 'next-steps': /is not granted either, so both may be missing/, 'sent-with': new RegExp(USUAL) },
  },
];
