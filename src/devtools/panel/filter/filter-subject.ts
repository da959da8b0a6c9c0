import { pathTemplate } from '../../../inventorum/find-endpoint.ts';
import type { ListedExchange } from '../list/listed-exchange.ts';
import type { TextField } from './filter.ts';

/** An exchange as a filter sees it. All texts are in lower case and short; none is made before it is asked for. */
export interface FilterSubject {
  readonly status: number;
  /** bytes */
  readonly size: number;
  readonly values: (field: TextField) => readonly string[];
  /** everything that free text is looked for in */
  readonly text: () => string;
  /** what patterns run over */
  readonly address: () => string;
}

const LONGEST_TEXT = 400;

/** A pattern tries every beginning: its text is shorter still. */
const LONGEST_ADDRESS = 200;

export function filterSubjectOf(listed: ListedExchange): FilterSubject {
  const { exchange, size } = listed;
  const values: Partial<Record<TextField, readonly string[]>> = {};
  let text: string | undefined;
  return {
    status: exchange.status,
    size: size ?? 0,
    values: (field) => {
      values[field] ??= VALUES[field](listed).map((value) => value.slice(0, LONGEST_TEXT).toLowerCase());
      return values[field];
    },
    text: () => {
      text ??= textOf(listed).slice(0, LONGEST_TEXT).toLowerCase();
      return text;
    },
    address: () => addressOf(listed).slice(0, LONGEST_ADDRESS),
  };
}

const VALUES: Readonly<Record<TextField, (listed: ListedExchange) => readonly string[]>> = {
  method: ({ exchange }) => [exchange.method],
  domain: ({ exchange }) => [new URL(exchange.asked.url).hostname],
  path: pathsOf,
  'mime-type': ({ exchange }) => [exchange.contentType],
  scope: ({ diagnosis: { endpoint } }) =>
    [endpoint?.requirement?.right, endpoint?.requirement?.legacy].filter(
      (scope) => typeof scope === 'string',
    ),
  token: (listed) => (listed.diagnosis.sender.kind === 'none' ? ['none'] : tokenOf(listed)),
  verdict: ({ diagnosis: { verdict } }) => [verdict.kind, verdict.kind.replaceAll(' ', '-')],
  source: ({ source }) => [source],
};

function textOf(listed: ListedExchange): string {
  const { method, status } = listed.exchange;
  const { kind } = listed.diagnosis.verdict;
  return [method, String(status), ...pathsOf(listed), ...tokenOf(listed), kind].join(' ');
}

function pathsOf(listed: ListedExchange): readonly string[] {
  const template = listed.diagnosis.endpoint?.template ?? pathTemplate(listed.exchange.pathname);
  return [addressOf(listed), template];
}

function addressOf({ exchange }: ListedExchange): string {
  return `${exchange.pathname}${exchange.search}`;
}

function tokenOf({ diagnosis: { sender } }: ListedExchange): readonly string[] {
  if (sender.kind === 'saved') return [sender.tokenSet.label, sender.tail];
  return 'tail' in sender ? [sender.tail] : [];
}
