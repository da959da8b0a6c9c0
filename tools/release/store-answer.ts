/** Nothing more is done for this store. The message is one sentence that says what to do. */
export class StoreRefusal extends Error {}

/** What a store has answered, as far as a refusal needs it. */
export interface StoreAnswer {
  /** HTTP status */
  readonly status: number;
  /** decoded JSON; null if it is none */
  readonly body: unknown;
  /** as it came */
  readonly text: string;
  readonly headers: Headers;
}

/** What to do about an answer that each store may give, by its HTTP status. */
interface Advice {
  /** 401 and 403 */
  readonly expired: string;
  /** 404 */
  readonly missing: string;
  /** 429; without the full stop */
  readonly quota: string;
}

/** Throws the refusal of an answer that is none of success; `name` is the store's. */
export function refuseUnlessOk(answer: StoreAnswer, name: string, advice: Advice): void {
  const { status } = answer;
  if (status >= 200 && status < 300) return;
  if (status === 401 || status === 403) throw new StoreRefusal(advice.expired);
  if (status === 404) throw new StoreRefusal(advice.missing);
  if (status === 429) throw new StoreRefusal(`${advice.quota}${retryAfter(answer)}.`);
  throw new StoreRefusal(
    `${name} answered ${status}: ${shortened(answer.text)}; run the release again later.`,
  );
}

/** Sends a request, without following it elsewhere, and reads the whole answer. */
export async function ask(url: string, init: RequestInit = {}): Promise<StoreAnswer> {
  const response = await fetch(url, {
    redirect: 'error',
    signal: AbortSignal.timeout(TIME_LIMIT),
    ...init,
  }).catch(() => {
    throw new StoreRefusal(`${new URL(url).host} cannot be reached; run the release again later.`);
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** ms; a package of some 100 kB is sent in a second. */
const TIME_LIMIT = 60_000;

/** A store's own words in one short line. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function retryAfter({ headers }: StoreAnswer): string {
  const seconds = headers.get('retry-after');
  return seconds === null ? '' : ` (it says: in ${seconds} s)`;
}
