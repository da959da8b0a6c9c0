import { endpointsAt } from '../../inventorum/find-endpoint.ts';
import { keptTemplate } from '../learning/kept-template.ts';
import type { Learned } from '../learning/learned.ts';
import { type Need, needOf } from '../learning/need-of.ts';
import type { TypedCall } from './parse-call.ts';

/** What is known of a call before it is made. */
export type LookupAnswer =
  /** one entry a method; several where none was said */
  | { readonly kind: 'known'; readonly calls: readonly KnownCall[] }
  /** the path is known, the method there is not */
  | {
      readonly kind: 'other methods';
      readonly method: string;
      readonly template: string;
      readonly known: readonly string[];
    }
  | { readonly kind: 'unknown'; readonly template: string };

/** `endpoint` of the need is null where only observed calls tell of it. */
export interface KnownCall extends Need {
  readonly method: string;
  readonly template: string;
}

/** Answers offline, from the catalogue and from what was observed. */
export function lookUp({ method, pathname }: TypedCall, learned: Learned): LookupAnswer {
  const endpoints = endpointsAt(pathname);
  const template = endpoints[0]?.template ?? keptTemplate(pathname);
  const observed = [...learned.values()].filter((each) => each.template === template);
  const known = [...new Set([...endpoints, ...observed].map((each) => each.method))];
  const wanted = method === 'HEAD' ? 'GET' : method;
  const methods = known.filter((each) => wanted === null || each === wanted);
  if (methods.length > 0) {
    return { kind: 'known', calls: methods.map((each) => knownCall(each, template, { pathname, learned })) };
  }
  return known.length === 0 || wanted === null
    ? { kind: 'unknown', template }
    : { kind: 'other methods', method: wanted, template, known };
}

function knownCall(
  method: string,
  template: string,
  { pathname, learned }: { readonly pathname: string; readonly learned: Learned },
): KnownCall {
  return { method, template, ...needOf(method, pathname, learned) };
}
