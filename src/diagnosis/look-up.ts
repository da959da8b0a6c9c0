import { ENDPOINTS } from '../inventorum/endpoints.ts';
import { API_PATH } from '../inventorum/environment.ts';
import { endpointsAt } from '../inventorum/find-endpoint.ts';
import { keptTemplate } from './learning/kept-template.ts';
import { type Learned, learnedKey } from './learning/learned.ts';
import { type Need, needOf } from './learning/need-of.ts';
import type { TypedCall } from './parse-call.ts';

/** What is known about a call before it is made. */
export type LookupAnswer =
  /** one entry per method; several if no method was given */
  | { readonly kind: 'known'; readonly calls: readonly KnownCall[] }
  /** the path is known, but not with this method */
  | {
      readonly kind: 'other methods';
      readonly method: string;
      readonly template: string;
      readonly known: readonly string[];
    }
  /** `similar`: known calls whose path begins with the typed one */
  | {
      readonly kind: 'unknown';
      readonly template: string;
      readonly similar: readonly KnownCall[];
    };

/** The `endpoint` of the need is null if it is known only from observed calls. */
export interface KnownCall extends Need {
  readonly method: string;
  readonly template: string;
}

/** Answers offline, from the catalogue and from observations. */
export function lookUp(call: TypedCall, learned: Learned): LookupAnswer {
  const { method, pathname } = call;
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
    ? { kind: 'unknown', template, similar: similarTo(call, template, learned) }
    : { kind: 'other methods', method: wanted, template, known };
}

/** All known calls: the catalogue in its order, then other observed ones. */
export function everyKnownCall(learned: Learned): readonly KnownCall[] {
  const inCatalogue = new Set(ENDPOINTS.map(({ method, template }) => learnedKey(method, template)));
  const besides = [...learned].filter(([key]) => !inCatalogue.has(key)).map(([, conclusion]) => conclusion);
  return [...ENDPOINTS, ...besides].map(({ method, template }) => {
    const pathname = API_PATH + template.slice(1).replaceAll(/\{\w+\}/g, '1');
    return knownCall(method, template, { pathname, learned });
  });
}

function similarTo({ method }: TypedCall, typed: string, learned: Learned): readonly KnownCall[] {
  const beginning = typed.replace(/\/$/, '');
  return everyKnownCall(learned).filter(
    (each) => each.template.startsWith(beginning) && (method === null || each.method === method),
  );
}

function knownCall(
  method: string,
  template: string,
  { pathname, learned }: { readonly pathname: string; readonly learned: Learned },
): KnownCall {
  return { method, template, ...needOf(method, pathname, learned) };
}
