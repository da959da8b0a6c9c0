import { pathTemplate } from '../../../inventorum/find-endpoint.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { type Filter, type FilterCondition, searchable, type TextField } from './filter.ts';

/** Whether a text is in a body of the call; bodies are read apart from the rest. */
type InBody = (text: string) => boolean;

export function matchesFilter(
  { alternatives }: Filter,
  subject: FilterSubject,
  inBody: InBody = () => false,
): boolean {
  return (
    alternatives.length === 0 ||
    alternatives.some((terms) =>
      terms.every(({ condition, negated }) => matches(condition, subject, inBody) !== negated),
    )
  );
}

function matches(condition: FilterCondition, subject: FilterSubject, inBody: InBody): boolean {
  switch (condition.kind) {
    case 'text':
      return subject.text().includes(condition.text);
    case 'body':
      return inBody(condition.text);
    case 'pattern':
      return subject.addresses().some((address) => condition.pattern.test(address));
    case 'status':
      return subject.status >= condition.from && subject.status <= condition.to;
    case 'larger than':
      return subject.size > condition.bytes;
    case 'field':
      return subject
        .values(condition.field)
        .some((value) => COMPARE[condition.field](value, condition.value));
  }
}

/** Characters of each text that is searched. */
const LONGEST_TEXT = 400;

type Compare = (value: string, wanted: string) => boolean;

const same: Compare = (value, wanted) => value === wanted.slice(0, LONGEST_TEXT);
const contains: Compare = (value, wanted) => value.includes(wanted);
const begins: Compare = (value, wanted) => value.startsWith(wanted);

const COMPARE: Readonly<Record<TextField, Compare>> = {
  method: same,
  domain: (value, wanted) =>
    wanted.startsWith('*')
      ? value.endsWith(wanted.slice(1))
      : value === wanted || value.endsWith(`.${wanted}`),
  path: contains,
  'mime-type': contains,
  // `products` means all of its rights, `products:create` only that one.
  scope: (value, wanted) => value === wanted || value.startsWith(`${wanted.replace(/:$/, '')}:`),
  token: contains,
  verdict: begins,
  source: same,
  endpoint: same,
  'token-set': same,
  page: same,
  is: same,
};

/** A call as input of a filter. All texts are short and searchable; each is created on demand. */
export interface FilterSubject {
  readonly status: number;
  /** bytes */
  readonly size: number;
  readonly values: (field: TextField) => readonly string[];
  /** everything that free text is searched in */
  readonly text: () => string;
  /** the texts for patterns: the address as sent, and decoded */
  readonly addresses: () => readonly string[];
}

/** A pattern is tried at every position, so its text is even shorter. */
const LONGEST_ADDRESS = 200;

export function filterSubjectOf(call: DiagnosedCall): FilterSubject {
  const { exchange, size } = call;
  const values: Partial<Record<TextField, readonly string[]>> = {};
  let text: string | undefined;
  return {
    status: exchange.status,
    size: size ?? 0,
    values: (field) => {
      values[field] ??= VALUES[field](call).map(searched);
      return values[field];
    },
    text: () => {
      text ??= textOf(call);
      return text;
    },
    addresses: () => addressesOf(call).map((address) => address.slice(0, LONGEST_ADDRESS).normalize()),
  };
}

function searched(text: string): string {
  return searchable(text.slice(0, LONGEST_TEXT));
}

/** Words for calls without a token to be named. */
const NAMELESS: Readonly<Record<string, readonly string[]>> = {
  none: ['none'],
  'not told': ['not told', 'not-told'],
};

const VALUES: Readonly<Record<TextField, (call: DiagnosedCall) => readonly string[]>> = {
  method: ({ exchange }) => [exchange.method],
  domain: ({ exchange }) => [new URL(exchange.asked.url).hostname],
  path: pathsOf,
  'mime-type': ({ exchange }) => [exchange.contentType],
  scope: ({ diagnosis: { endpoint } }) =>
    [endpoint?.requirement?.right, endpoint?.requirement?.legacy].filter(
      (scope) => typeof scope === 'string',
    ),
  token: (call) => NAMELESS[call.diagnosis.sender.kind] ?? tokenOf(call),
  verdict: ({ diagnosis: { verdict } }) => [verdict.kind, verdict.kind.replaceAll(' ', '-')],
  source: ({ source }) => [source],
  endpoint: (call) => [templateOf(call), endpointName(call)],
  'token-set': ({ diagnosis }) => [tokenSetName(diagnosis)].filter((name) => name !== null),
  is: ({ pinned }) => (pinned ? ['pinned'] : []),
  page: ({ exchange }) => [exchange.asked.initiator ?? 'none'],
};

function textOf(call: DiagnosedCall): string {
  const { method, status } = call.exchange;
  const { kind } = call.diagnosis.verdict;
  return [method, String(status), ...pathsOf(call), ...tokenOf(call), kind].map(searched).join(' ');
}

function pathsOf(call: DiagnosedCall): readonly string[] {
  return [...addressesOf(call), templateOf(call)];
}

/** Method and path template, for endpoints outside of the catalogue as well. */
export function endpointName(call: DiagnosedCall): string {
  return `${call.exchange.method} ${templateOf(call)}`;
}

function templateOf({ diagnosis, exchange }: DiagnosedCall): string {
  return diagnosis.endpoint?.template ?? pathTemplate(exchange.pathname);
}

/** Null: the sender is no saved token set. */
export function tokenSetName({ sender }: DiagnosedCall['diagnosis']): string | null {
  return sender.kind === 'saved' || sender.kind === 'elsewhere' ? sender.tokenSet.label : null;
}

/** As sent, and as a reader would type it, if that differs. */
function addressesOf({ exchange: { pathname, search } }: DiagnosedCall): readonly string[] {
  const sent = pathname + search;
  const read = decoded(pathname) + decoded(search.replaceAll('+', ' '));
  return read === sent ? [sent] : [sent, read];
}

/** Escapes that are not UTF-8 stay as they are. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      // They are in another encoding.
      return escapes;
    }
  });
}

function tokenOf({ diagnosis: { sender } }: DiagnosedCall): readonly string[] {
  if (sender.kind === 'saved') return [sender.tokenSet.label, sender.tail];
  return 'tail' in sender ? [sender.tail] : [];
}
