import {
  array,
  boolean,
  check,
  fallback,
  type GenericSchema,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullable,
  number,
  optional,
  picklist,
  pipe,
  rawCheck,
  regex,
  strictObject,
  string,
  transform,
  trim,
  variant,
} from 'valibot';
import { type CredentialField, credentialProblem } from '../inventorum/credential-syntax.ts';
import { SANDBOX_FAULTS } from '../inventorum/sandbox-fault.ts';
import { parseUrl } from '../parse-url.ts';
import { harEntriesSchema } from './har-schema.ts';
import type { Command, Protocol } from './protocol.ts';

const id = () => pipe(string(), minLength(1), maxLength(64));

const label = () => pipe(string(), trim(), minLength(1, 'missing'), maxLength(80, 'too long'));

/** A value that can be sent, by the same rule that rules and messages use. */
function optionalCredential(field: CredentialField) {
  return pipe(
    string(),
    trim(),
    rawCheck<string>(({ dataset, addIssue }) => {
      const problem = dataset.typed ? credentialProblem(field, dataset.value) : null;
      if (problem) addIssue({ message: problem });
    }),
  );
}

function credential(field: CredentialField) {
  return pipe(optionalCredential(field), minLength(1, 'missing'));
}

const accessToken = () => optionalCredential('accessToken');
const tokenSet = () =>
  strictObject({ label: label(), refreshToken: credential('refreshToken'), accessToken: accessToken() });
const tokenSetEdit = () =>
  strictObject({
    label: label(),
    refreshToken: optionalCredential('refreshToken'),
    accessToken: accessToken(),
  });

const app = () =>
  strictObject({
    label: label(),
    kind: picklist(['internal', 'legacy']),
    environmentId: id(),
    clientId: credential('clientId'),
    clientSecret: credential('clientSecret'),
  });

/** Passwords are not trimmed: a space may be part of one. */
const logIn = () => ({
  email: pipe(string(), trim(), minLength(1, 'missing'), maxLength(320, 'too long')),
  password: pipe(string(), minLength(1, 'missing'), maxLength(1024, 'too long')),
});

/** More than any text with credentials has (src/import/findings.ts). */
const MOST_APPS = 1000;

/** The most characters of a file that are read. */
const MOST_TEXT = 2_000_000;

const origin = () => pipe(string(), check(isWebOrigin, 'not an origin'));

const tabId = () => pipe(number(), integer());

/** At most a day: anything longer is no pause and no exception. */
const minutes = () => pipe(number(), integer(), minValue(0), maxValue(1440));

const reach = () =>
  variant('in', [
    strictObject({ in: literal('every tab') }),
    strictObject({ in: literal('one tab'), tabId: tabId() }),
  ]);

const toldRequest = () =>
  strictObject({
    url: pipe(string(), maxLength(8000)),
    method: pipe(string(), maxLength(40)),
    type: picklist(['top-level', 'frame', 'sub-resource', 'other']),
    initiator: nullable(origin()),
    tabId: nullable(tabId()),
    at: number(),
  });

/** One that cannot be judged does not hide the others; the most is more than a page makes in that time. */
const toldTogether = () =>
  pipe(
    array(fallback(nullable(toldRequest()), null)),
    maxLength(20_000),
    transform((all) => all.filter((each) => each !== null)),
  );

const fault = () =>
  strictObject({
    tabId: tabId(),
    environmentId: id(),
    path: pipe(string(), maxLength(8000, 'too long'), regex(/^\//, 'not the API')),
    calls: picklist(['next', 'every']),
    way: variant('as', [
      strictObject({ as: picklist(['no token', 'broken token', 'no answer']) }),
      strictObject({ as: literal('other token set'), tokenSetId: id() }),
      strictObject({ as: literal('sandbox'), answer: picklist(SANDBOX_FAULTS) }),
    ]),
  });

const replay = () =>
  strictObject({
    tokenSetId: id(),
    method: picklist(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: pipe(string(), maxLength(8000, 'too long'), regex(/^\//, 'not the API')),
    body: nullable(
      strictObject({
        mimeType: pipe(string(), maxLength(200), regex(/^[\x20-\x7e]*$/)),
        text: pipe(string(), maxLength(5_000_000, 'too long')),
      }),
    ),
    // Any word: the server's answer to an invalid version may be worth seeing.
    apiVersion: nullable(pipe(string(), regex(/^[\x21-\x7e]{1,40}$/))),
    writeAgreed: boolean(),
  });

const form = () =>
  pipe(string(), regex(/^(?:add app|(?:add token set|edit app|edit token set|log in) [\w-]{1,64})$/));

/** Anything that can be typed; what is too long is not kept. */
const typed = () => pipe(string(), maxLength(65_536));

const draft = () =>
  strictObject({
    form: form(),
    values: strictObject({
      label: typed(),
      kind: picklist(['internal', 'legacy']),
      obtain: picklist(['refresh token', 'log in']),
      environmentId: id(),
      clientId: typed(),
      tokenSetLabel: typed(),
      email: typed(),
      asTyped: pipe(array(id()), maxLength(20)),
    }),
    secrets: strictObject({
      clientSecret: optional(typed()),
      refreshToken: optional(typed()),
      accessToken: optional(typed()),
    }),
    isOpen: boolean(),
  });

type InputSchemas = { readonly [C in Command]: () => GenericSchema<unknown, Protocol[C]['input']> };

/**
 * Makes the schema of a command's input; the messages are problem codes. A start makes none that it does not need.
 */
export const inputSchemas: InputSchemas = {
  'status.write': () => strictObject({}),
  'app.add': () => strictObject({ app: app(), tokenSet: tokenSet() }),
  'app.add-several': () =>
    strictObject({
      items: pipe(array(strictObject({ app: app(), tokenSet: tokenSet() })), maxLength(MOST_APPS)),
    }),
  'app.undo-several': () => strictObject({ ids: pipe(array(id()), maxLength(2 * MOST_APPS)) }),
  'refresh-token.known': () =>
    strictObject({ refreshTokens: pipe(array(pipe(string(), maxLength(20_000))), maxLength(MOST_APPS)) }),
  'app.edit': () =>
    strictObject({
      id: id(),
      label: label(),
      clientId: credential('clientId'),
      clientSecret: optionalCredential('clientSecret'),
    }),
  'token-set.add': () => strictObject({ appId: id(), tokenSet: tokenSet() }),
  'app.add-by-log-in': () =>
    strictObject({ app: app(), logIn: strictObject({ label: label(), ...logIn() }) }),
  'token-set.add-by-log-in': () =>
    strictObject({ appId: id(), logIn: strictObject({ label: label(), ...logIn() }) }),
  'token-set.log-in': () => strictObject({ id: id(), ...logIn() }),
  'token-set.edit': () => strictObject({ id: id(), tokenSet: tokenSetEdit() }),
  'secret.reveal': () =>
    strictObject({ id: id(), secret: picklist(['access token', 'refresh token', 'client secret']) }),
  'item.move': () => strictObject({ id: id(), before: nullable(id()) }),
  'token-set.favourite': () => strictObject({ id: id(), on: boolean() }),
  'item.delete': () => strictObject({ id: id() }),
  'item.undelete': () => strictObject({ id: id() }),
  'everything.delete': () => strictObject({}),
  'everything.undelete': () => strictObject({}),
  'draft.keep': draft,
  'selection.keep': () => strictObject({ text: pipe(string(), maxLength(MOST_TEXT, 'too long')) }),
  'selection.take': () => strictObject({}),
  'draft.discard': () => strictObject({ form: form() }),
  'token-set.refresh': () => strictObject({ id: id() }),
  'token-set.try-previous': () => strictObject({ id: id() }),
  'recovery.dismiss': () => strictObject({}),
  'session.acknowledge': () => strictObject({}),
  'injection.choose': () => strictObject({ tokenSetId: id() }),
  'injection.switch': () => strictObject({ on: boolean() }),
  'injection.pause': () =>
    variant('for', [
      strictObject({ for: literal('minutes'), minutes: minutes() }),
      strictObject({ for: literal('until restart') }),
      strictObject({ for: literal('one tab'), tabId: tabId() }),
    ]),
  'injection.resume': () => strictObject({ tabId: nullable(tabId()) }),
  'injection.strict': () => strictObject({ on: boolean() }),
  'tab.pin': () => strictObject({ tabId: tabId(), tokenSetId: nullable(id()) }),
  'tab.unpin': () => strictObject({ tabId: tabId() }),
  'fault.start': fault,
  'fault.end': () => strictObject({ tabId: tabId() }),
  'app.api-version': () => strictObject({ id: id(), version: nullable(pipe(number(), integer())) }),
  'token-set.guard': () => strictObject({ id: id(), guarded: boolean() }),
  'token-set.allow-writes': () => strictObject({ id: id(), minutes: minutes() }),
  'origin.read-answers': () => strictObject({ origin: origin(), on: boolean() }),
  'environment.add': () =>
    strictObject({
      environmentName: label(),
      origin: pipe(string(), maxLength(300, 'too long')),
    }),
  'environment.remove': () => strictObject({ id: id() }),
  'origin.allow': () => strictObject({ origin: origin(), reach: reach() }),
  'origin.disallow': () => strictObject({ origin: origin(), reach: reach() }),
  'request.unauthorized': () => strictObject({ requests: toldTogether() }),
  'request.own-authorization': toldRequest,
  'exchanges.redact': () => strictObject({ entries: harEntriesSchema() }),
  'exchange.replay': replay,
};

/** `scheme://host[:port]` of a web page, spelt as browsers do. */
function isWebOrigin(text: string): boolean {
  const url = parseUrl(text);
  return (url?.protocol === 'https:' || url?.protocol === 'http:') && url.origin === text;
}
