import { API_PATH, type Environment, PRODUCTION } from '../../../inventorum/environment.ts';
import { fingerprint } from '../../../oauth/fingerprint.ts';
import { parseUrl } from '../../../parse-url.ts';
import { type ResponseBody, responseBody } from '../../../platform/response-body.ts';
import { numberAt, property, textAt } from '../../../read-foreign.ts';
import { type BodySource, type CallBody, callBody } from '../calls/body-store.ts';
import type { DiagnosedCall, RecordedCall } from '../calls/call.ts';
import { createDiagnosedLog } from '../calls/diagnosed-log.ts';
import { readCall } from '../calls/read-call.ts';
import { createRedactExchange, type RedactValues } from '../calls/redact-exchange.ts';

interface RecordedParts {
  readonly environments: readonly Environment[];
  readonly redactValues: RedactValues;
  /** recorded by Firefox, whose DevTools cut long bodies */
  readonly byFirefox: boolean;
}

/** The calls of a recording, read one part after the other. */
interface RecordedCalls {
  /**
   * The calls of the API among the next entries (`plainEntry`), with the panel's verdicts: read and diagnosed by its own
   * code, as by an extension in which nothing is saved. The texts of a part are redacted together.
   */
  readonly read: (entries: readonly unknown[]) => Promise<readonly DiagnosedCall[]>;
  /** The body of a call that was read, by its key. Never throws. */
  readonly body: (key: string) => Promise<CallBody>;
}

/** Of a recording there is no tab. */
const TAB = 0;

/** What the extension would have sent is unknown, because nothing of it is recorded. */
const NOTHING_SAVED = { sends: false, because: 'no token set' } as const;

const KNOWN = {
  tokenSets: [],
  elsewhere: [],
  chosenId: null,
  allowedOrigins: [],
  learned: new Map(),
};

export function createRecordedCalls({ environments, redactValues, byFirefox }: RecordedParts): RecordedCalls {
  const sources = new Map<string, BodySource>();
  const redactExchange = createRedactExchange(redactValues, { gatheredFor: 0 });
  const log = createDiagnosedLog();
  const known = environments.map((environment) => ({ ...KNOWN, environment }));
  const knownFor = ({ exchange }: Pick<RecordedCall, 'exchange'>) =>
    known.find(({ environment }) => exchange.asked.url.startsWith(environment.origin + API_PATH));
  let recorded: readonly RecordedCall[] = [];

  async function body(key: string): Promise<CallBody> {
    const source = sources.get(key);
    return source ? callBody(await source.fetch(), source) : { kind: 'gone' };
  }

  const bodies = {
    keep: (key: string, source: BodySource) => void sources.set(key, source),
    read: body,
    peek: body,
    hold: () => undefined,
    forget: () => undefined,
  };
  const parts = { environments, tabId: TAB, fingerprint, redactExchange, bodies };

  return {
    body,
    async read(entries) {
      const calls = await Promise.all(
        entries.map((entry) => {
          const sized = withSize(entry, byFirefox);
          return readCall({ entry: sized, body: async () => bodyOf(sized, byFirefox) }, parts);
        }),
      );
      const added = calls.flatMap((call, i) =>
        call === undefined
          ? []
          : {
              ...{ ...call, source: 'page' as const, explanation: NOTHING_SAVED, copy: 'file' as const },
              ...(property(entries[i], '_pinned') === true && { pinned: true as const }),
            },
      );
      recorded = [...recorded, ...added];
      return log.update(recorded, knownFor, () => false).calls.slice(recorded.length - added.length);
    },
  };
}

/**
 * With the bytes of the body as its size: programs write the size of the compressed body, or -1. Firefox tells the size
 * of the whole body, of which it may have kept less.
 */
function withSize(entry: unknown, byFirefox: boolean): unknown {
  const response = property(entry, 'response');
  const content = property(response, 'content');
  const text = property(content, 'text');
  if (typeof text !== 'string' || (byFirefox && numberAt(content, 'size') >= 0)) return entry;
  const size = textAt(content, 'encoding') === 'base64' ? base64Size(text) : utf8Size(text);
  return { ...Object(entry), response: { ...Object(response), content: { ...Object(content), size } } };
}

function base64Size(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return Math.max(0, Math.floor((text.length * 3) / 4) - padding);
}

const ENCODER = new TextEncoder();

function utf8Size(text: string): number {
  return ENCODER.encode(text).length;
}

/** A body without text is in a file beside the recording, or was not kept. */
function bodyOf(entry: unknown, byFirefox: boolean): ResponseBody {
  const content = property(property(entry, 'response'), 'content');
  const size = numberAt(content, 'size');
  const marked = textAt(content, 'encoding') === 'base64';
  const told = { marked, type: textAt(content, 'mimeType'), size: size < 0 ? null : size, byFirefox };
  const isLeftOut = typeof property(content, 'text') !== 'string';
  const body = responseBody(textAt(content, 'text'), told);
  return isLeftOut ? ({ ...body, untold: true } as const) : body;
}

/** An address on this machine: a sandbox, or a proxy to the API. */
const LOOPBACK = /^https?:\/\/(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?=[:/?#]|$)/i;

/** The environments of a recording: production, this machine, and the given ones. Without duplicates. */
export function environmentsIn(
  entries: readonly unknown[],
  given: readonly Environment[],
): readonly [Environment, ...Environment[]] {
  const local = entries.flatMap((entry) => {
    const url = textAt(property(entry, 'request'), 'url');
    return LOOPBACK.test(url) ? (parseUrl(url)?.origin ?? []) : [];
  });
  const others = [...new Set(local)].map((origin) => ({ id: origin, name: origin, origin }));
  const byOrigin = new Map([PRODUCTION, ...others, ...given].map((each) => [each.origin, each]));
  byOrigin.delete(PRODUCTION.origin);
  return [PRODUCTION, ...byOrigin.values()];
}
