import type { Condition, Filter, TextField } from './filter.ts';
import type { FilterSubject } from './filter-subject.ts';

export function matchesFilter({ alternatives }: Filter, subject: FilterSubject): boolean {
  return (
    alternatives.length === 0 ||
    alternatives.some((terms) =>
      terms.every(({ condition, negated }) => matches(condition, subject) !== negated),
    )
  );
}

function matches(condition: Condition, subject: FilterSubject): boolean {
  switch (condition.kind) {
    case 'text':
      return subject.text().includes(condition.text);
    case 'pattern':
      return condition.pattern.test(subject.address());
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

type Compare = (value: string, wanted: string) => boolean;

const same: Compare = (value, wanted) => value === wanted;
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
  // `products` means all of its rights, `products:create` that one.
  scope: (value, wanted) => value === wanted || value.startsWith(`${wanted.replace(/:$/, '')}:`),
  token: contains,
  verdict: begins,
  source: same,
};
