import type { Exchange } from '../exchange/exchange.ts';
import type { Diagnosis } from '../verdict/verdict.ts';
import { keptTemplate } from './kept-template.ts';
import type { Outcome } from './observation.ts';

const MOST_SEGMENTS = 8;
const MOST_SCOPES = 40;
/** RFC 6749 section 3.3, and short */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]{1,64}$/;
const METHOD = /^(GET|POST|PUT|PATCH|DELETE)$/;

interface Seen {
  readonly environmentId: string;
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
}

/**
 * What an exchange teaches about its endpoint. Null: nothing. Only the newest token of a saved token set counts: the
 * granted scope of any other is unknown.
 */
export function outcomeOf({ environmentId, exchange, diagnosis }: Seen): Outcome | null {
  const { sender, verdict } = diagnosis;
  if (exchange.withheld) return null;
  if (sender.kind !== 'saved' || sender.replacedAt !== null || sender.tokenSet.scope === null) return null;
  const outcome = verdict.kind === 'scope.wrong' ? 'refused' : workedIf(exchange.status);
  const method = exchange.method === 'HEAD' ? 'GET' : exchange.method;
  const granted = [...new Set(sender.tokenSet.scope)].toSorted();
  const isKept =
    METHOD.test(method) && granted.length <= MOST_SCOPES && granted.every((scope) => SCOPE.test(scope));
  const template = keptTemplate(exchange.pathname);
  if (outcome === null || !isKept || !isShort(template)) return null;
  return { environmentId, method, template, granted, outcome, count: 1, at: exchange.startedAt };
}

/** Only 2xx: a 404 or a 400 may be decided before the scope is checked. */
function workedIf(status: number): 'worked' | null {
  return status >= 200 && status < 300 ? 'worked' : null;
}

function isShort(template: string): boolean {
  const segments = template.split('/').length - 2;
  return segments > 0 && segments <= MOST_SEGMENTS;
}
