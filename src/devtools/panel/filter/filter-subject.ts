import { pathTemplate } from '../../../inventorum/find-endpoint.ts';
import type { ListedExchange } from '../list/listed-exchange.ts';
import type { TextField } from './filter.ts';

/** An exchange as a filter sees it. All texts are in lower case and short. */
export interface FilterSubject {
  readonly status: number;
  /** bytes */
  readonly size: number;
  readonly fields: Readonly<Record<TextField, readonly string[]>>;
  /** everything that free text is looked for in */
  readonly text: string;
  /** what patterns run over */
  readonly address: string;
}

const LONGEST_TEXT = 400;

/** A pattern tries every beginning: its text is shorter still. */
const LONGEST_ADDRESS = 200;

export function filterSubjectOf({ exchange, diagnosis, size, source }: ListedExchange): FilterSubject {
  const { method, pathname, search, asked, contentType, status } = exchange;
  const { endpoint, sender, verdict } = diagnosis;
  const requirement = endpoint?.requirement;
  const path = `${pathname}${search}`;
  const template = endpoint?.template ?? pathTemplate(pathname);
  const token =
    sender.kind === 'saved' ? [sender.tokenSet.label, sender.tail] : 'tail' in sender ? [sender.tail] : [];
  const fields = lowerCase({
    method: [method],
    domain: [new URL(asked.url).hostname],
    path: [path, template],
    'mime-type': [contentType],
    scope: [requirement?.right, requirement?.legacy].filter((scope) => typeof scope === 'string'),
    token: sender.kind === 'none' ? ['none'] : token,
    verdict: [verdict.kind, verdict.kind.replaceAll(' ', '-')],
    source: [source],
  });
  const text = [method, String(status), path, template, ...token, verdict.kind]
    .join(' ')
    .slice(0, LONGEST_TEXT);
  return {
    status,
    size: size ?? 0,
    fields,
    text: text.toLowerCase(),
    address: path.slice(0, LONGEST_ADDRESS),
  };
}

function lowerCase(fields: FilterSubject['fields']): FilterSubject['fields'] {
  const lower = (values: readonly string[]) =>
    values.map((value) => value.slice(0, LONGEST_TEXT).toLowerCase());
  return {
    method: lower(fields.method),
    domain: lower(fields.domain),
    path: lower(fields.path),
    'mime-type': lower(fields['mime-type']),
    scope: lower(fields.scope),
    token: lower(fields.token),
    verdict: lower(fields.verdict),
    source: lower(fields.source),
  };
}
