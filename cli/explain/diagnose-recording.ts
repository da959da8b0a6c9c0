import { callBody } from '../../src/devtools/panel/calls/body-store.ts';
import { createDiagnosedLog } from '../../src/devtools/panel/calls/diagnosed-log.ts';
import { readCall } from '../../src/devtools/panel/calls/read-call.ts';
import { createRedactExchange } from '../../src/devtools/panel/calls/redact-exchange.ts';
import { placeholders } from '../../src/diagnosis/redaction/placeholders.ts';
import { redactValues } from '../../src/diagnosis/redaction/redact-values.ts';
import type { Secret } from '../../src/diagnosis/redaction/secret.ts';
import { API_PATH, type Environment, PRODUCTION } from '../../src/inventorum/environment.ts';
import { fingerprint } from '../../src/oauth/fingerprint.ts';
import { parseUrl } from '../../src/parse-url.ts';
import { responseBody } from '../../src/platform/response-body.ts';
import { numberAt, property, textAt } from '../../src/read-foreign.ts';
import type { Recording } from './recording.ts';

/** A call as the panel lists it. */
export type ExplainedCall = ReturnType<ReturnType<typeof createDiagnosedLog>['update']>['calls'][number];

/** Of a recording there is no tab. */
const TAB = 0;

/**
 * The calls of the API with the panel's verdicts: read and diagnosed by its own code, as by an extension in which
 * nothing is saved. No text of the result holds one of the secrets.
 */
export async function diagnoseRecording(
  { entries, byFirefox }: Recording,
  environments: readonly Environment[],
  secrets: readonly Secret[],
): Promise<readonly ExplainedCall[]> {
  const redactExchange = createRedactExchange(async (some) => redactValues(some, secrets, placeholders()), 0);
  const reading = { environments, tabId: TAB, fingerprint, redactExchange };
  // All at once, so that their texts are redacted together.
  const read = await Promise.all(
    entries.map((entry) => {
      const body = async () => bodyOf(entry, byFirefox);
      return readCall({ entry, body }, { ...reading, bodies: bodiesOf() });
    }),
  );
  const recorded = read.flatMap((call) =>
    call === undefined ? [] : { ...call, source: 'page' as const, explanation: NOTHING_SAVED },
  );
  const known = environments.map((environment) => ({ ...KNOWN, environment }));
  return createDiagnosedLog().update(
    recorded,
    ({ exchange }) =>
      known.find(({ environment }) => exchange.asked.url.startsWith(environment.origin + API_PATH)),
    () => false,
  ).calls;
}

const NOTHING_SAVED = { sends: false, because: 'no token set' } as const;

const KNOWN = {
  tokenSets: [],
  elsewhere: [],
  chosenId: null,
  allowedOrigins: [],
  learned: new Map(),
};

/** The body store of one call. */
function bodiesOf(): Parameters<typeof readCall>[1]['bodies'] {
  let source: Parameters<ReturnType<typeof bodiesOf>['keep']>[1] | undefined;
  return {
    keep(_key, kept) {
      source = kept;
    },
    read: async () => (source ? callBody(await source.fetch(), source) : { kind: 'gone' }),
    forget: () => undefined,
  };
}

/** Playwright writes long bodies into files beside the HAR (`_file`): such a body is not here. */
function bodyOf(entry: unknown, byFirefox: boolean) {
  const content = property(property(entry, 'response'), 'content');
  const size = numberAt(content, 'size');
  const marked = textAt(content, 'encoding') === 'base64';
  const told = { marked, type: textAt(content, 'mimeType'), size: size < 0 ? null : size, byFirefox };
  const isLeftOut = typeof property(content, 'text') !== 'string';
  const body = responseBody(textAt(content, 'text'), told);
  return isLeftOut ? ({ ...body, untold: true } as const) : body;
}

/** On this machine: a sandbox, or a proxy to the API. */
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/;

/** The environments of a recording: production, this machine, and the named ones. Without duplicates. */
export function environmentsIn(
  { entries }: Recording,
  named: readonly string[],
): readonly [Environment, ...Environment[]] {
  const local = entries.flatMap((entry) => {
    const url = parseUrl(textAt(property(entry, 'request'), 'url'));
    return url && LOOPBACK.test(url.hostname) ? [url.origin] : [];
  });
  const others = [...new Set([...named, ...local])].filter((origin) => origin !== PRODUCTION.origin);
  return [PRODUCTION, ...others.map((origin) => ({ id: origin, name: origin, origin }))];
}
