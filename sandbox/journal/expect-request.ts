import type { SandboxRequest } from '../log/request-log.ts';
import type { Journal } from './journal.ts';
import type { JournalReport } from './report.ts';

/** What a test expects of a request that the sandbox has received. Every given condition must hold. */
export interface ExpectedRequest {
  readonly method?: string;
  /** the whole path, or its start if it ends with `*` */
  readonly path?: string;
  /** parameters of the query; others may stand beside them */
  readonly query?: Readonly<Record<string, string>>;
  /** lower-case names; a text, or an expression that the value matches */
  readonly headers?: Readonly<Record<string, string | RegExp>>;
  /** a text: the whole body; a value: fields of its JSON, others may stand beside them */
  readonly body?: unknown;
  /** label of the token set whose token it carried; null: none, or a foreign one */
  readonly tokenSet?: string | null;
  /** of the answer */
  readonly status?: number;
  /** kind of the verdict: 'ok', 'scope.wrong', 'token.invalid', … */
  readonly verdict?: JournalReport['verdict'];
  /** how many requests must match; absent: at least one. 0: none may */
  readonly times?: number;
}

interface Difference {
  readonly name: string;
  readonly wanted: string;
  readonly was: string;
}

/**
 * The newest received request that fits. Throws if there is none, or not the wanted number: the message names the
 * nearest one, what differs, and why it was answered as it was. It holds no secret.
 */
export function expectRequest(
  requests: readonly SandboxRequest[],
  journal: Journal,
  expected: ExpectedRequest,
): SandboxRequest | undefined {
  const { times, ...conditions } = expected;
  const judged = requests.map((request) => ({
    request,
    differences: differencesOf(conditions, request, journal),
  }));
  const fitting = judged.filter(({ differences }) => differences.length === 0);
  if (times === undefined ? fitting.length > 0 : fitting.length === times) return fitting.at(-1)?.request;
  const wanted = shown(conditions);
  const count = requests.length === 1 ? '1 request' : `${requests.length} requests`;
  if (times !== undefined && fitting.length > times) {
    const lines = fitting.map(({ request }) => `  ${lineOf(journal, request)}`);
    throw failure(journal, [
      `Expected ${times} requests like ${wanted}, but ${fitting.length} came:`,
      ...lines,
    ]);
  }
  const many = times === undefined || times === 1 ? 'a request' : `${times} requests`;
  const came = fitting.length === 0 ? 'none came' : `only ${fitting.length} came`;
  const head = `Expected ${many} like ${wanted}, but ${came} (of ${count} in all).`;
  const [nearest] = judged
    .filter(({ differences }) => differences.length > 0)
    .toSorted((a, b) => a.differences.length - b.differences.length || b.request.id - a.request.id);
  if (!nearest) throw failure(journal, [head]);
  throw failure(journal, [
    head,
    `The nearest is ${lineOf(journal, nearest.request)}`,
    ...nearest.differences.map(({ name, wanted: other, was }) => `  ${name}: expected ${other}, was ${was}`),
    ...whyOf(journal, nearest.request),
  ]);
}

/** The expectation may contain a token, too. */
function failure(journal: Journal, lines: readonly string[]): Error {
  return new Error(lines.map((line) => journal.hide(line)).join('\n'));
}

function lineOf(journal: Journal, request: SandboxRequest): string {
  const { id, method, path, status, tokenSet } = journal.report(request, 'en');
  return `call ${id}: ${method} ${path} ${status ?? 'no answer'}${tokenSet === null ? '' : ` (${tokenSet})`}`;
}

function whyOf(journal: Journal, request: SandboxRequest): readonly string[] {
  const { worked, title, advice, causes, facts } = journal.report(request, 'en');
  if (worked) return [];
  const sentences = [title, ...causes, ...(advice === null ? [] : [advice])];
  return ['Why it was answered so:', ...sentences, ...facts.map((fact) => fact.join(': '))].map((line, i) =>
    i === 0 ? line : `  ${line}`,
  );
}

type Conditions = Omit<ExpectedRequest, 'times'>;

/** Compares with the real request, and shows only what is not secret. */
function differencesOf(wanted: Conditions, request: SandboxRequest, journal: Journal): readonly Difference[] {
  const masked = () => journal.redacted(request);
  return [
    ...sameOf(wanted, request),
    ...pathOf(wanted, request, masked),
    ...queryOf(wanted, request, masked),
    ...headersOf(wanted, request, masked),
    ...bodyOf(wanted, request, masked),
    ...verdictOf(wanted, request, journal),
  ];
}

type Compare<Other> = (wanted: Conditions, request: SandboxRequest, other: Other) => readonly Difference[];

function differ(name: string, wanted: unknown, was: unknown): Difference {
  return { name, wanted: shown(wanted), was: shown(was) };
}

function sameOf(wanted: Conditions, request: SandboxRequest): readonly Difference[] {
  return (['method', 'tokenSet', 'status'] as const)
    .filter((name) => wanted[name] !== undefined && wanted[name] !== request[name])
    .map((name) => differ(name, wanted[name], request[name]));
}

const pathOf: Compare<() => SandboxRequest> = ({ path }, request, masked) =>
  path === undefined || isPath(path, request.path) ? [] : [differ('path', path, masked().path)];

const queryOf: Compare<() => SandboxRequest> = ({ query = {} }, request, masked) => {
  const sent = new URLSearchParams(request.query);
  return Object.entries(query)
    .filter(([name, value]) => sent.get(name) !== value)
    .map(([name, value]) => {
      return differ(`query ${name}`, value, new URLSearchParams(masked().query).get(name) ?? undefined);
    });
};

const headersOf: Compare<() => SandboxRequest> = ({ headers = {} }, request, masked) =>
  Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name, value]) => !hasHeader(request.headers[name], value))
    .map(([name, value]) => differ(`header ${name}`, value, masked().headers[name]));

function hasHeader(sent: string | undefined, wanted: string | RegExp): boolean {
  if (sent === undefined) return false;
  return typeof wanted === 'string' ? sent === wanted : wanted.test(sent);
}

const bodyOf: Compare<() => SandboxRequest> = ({ body }, request, masked) =>
  body === undefined || hasBody(body, request.body) ? [] : [differ('body', body, masked().body)];

const verdictOf: Compare<Journal> = ({ verdict }, request, journal) => {
  if (verdict === undefined) return [];
  const was = journal.report(request, 'en').verdict;
  return was === verdict ? [] : [differ('verdict', verdict, was)];
};

function isPath(wanted: string, path: string): boolean {
  return wanted.endsWith('*') ? path.startsWith(wanted.slice(0, -1)) : path === wanted;
}

function hasBody(wanted: unknown, body: string): boolean {
  if (typeof wanted === 'string') return wanted === body;
  try {
    return contains(JSON.parse(body), wanted);
  } catch {
    return false;
  }
}

/** Whether a value has every field of another one; lists have the same length. */
function contains(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return Object.is(value, wanted);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(wanted) && (!Array.isArray(value) || value.length !== wanted.length)) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return Object.entries(wanted).every(([name, each]) => fields.has(name) && contains(fields.get(name), each));
}

const LONGEST_SHOWN = 300;

function shown(value: unknown): string {
  const text =
    value instanceof RegExp
      ? String(value)
      : (JSON.stringify(value, (_, each: unknown) => (each instanceof RegExp ? String(each) : each)) ??
        'absent');
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
