import type { Exchange } from '../exchange/exchange.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Sender } from '../sender.ts';
import type { Action, Verdict } from './verdict.ts';

/** The one click that would change the outcome, or null where none would. */
export function actionFor(
  verdict: Verdict,
  sender: Sender,
  { exchange, knowledge }: { exchange: Exchange; knowledge: Knowledge },
): Action | null {
  switch (verdict.kind) {
    case 'scope.wrong':
      return onTokenSet('choose', verdict.candidates[0]);
    case 'token.invalid':
      return sender.kind === 'saved' ? renew(sender) : allowOrigin(exchange, knowledge);
    case 'hidden':
      return readAnswers(verdict.origin, knowledge);
    case 'no token':
      return sendSomething(verdict.because, exchange, knowledge);
    default:
      return null;
  }
}

/** Nothing, where a newer access token lives already: the call need only be repeated. */
function renew({ tokenSet, replacedAt }: Extract<Sender, { kind: 'saved' }>): Action | null {
  return replacedAt !== null && tokenSet.live ? null : onTokenSet('refresh', tokenSet);
}

function sendSomething(
  because: Extract<Verdict, { kind: 'no token' }>['because'],
  exchange: Exchange,
  knowledge: Knowledge,
): Action | null {
  switch (because) {
    case 'switched off':
      return { do: 'switch on' };
    case 'host permission missing':
      return { do: 'grant host', origin: knowledge.environment.origin };
    case 'no access token':
    case 'access token cannot be sent':
    case 'access token expired':
      return onTokenSet('refresh', chosen(knowledge));
    case 'origin not allowed':
      return allowOrigin(exchange, knowledge);
    case 'write guard':
      return onTokenSet('allow writes', chosen(knowledge));
    default:
      return null;
  }
}

/** A page that sends a token of its own gets ours in its place, once its origin is allowed. */
function allowOrigin({ asked }: Exchange, { explanation }: Knowledge): Action | null {
  const allowed = explanation.sends || explanation.because !== 'origin not allowed';
  return allowed || asked.initiator === null ? null : { do: 'allow origin', origin: asked.initiator };
}

/** Only for an origin that is allowed in every tab: answers are read by origin, not by tab. */
function readAnswers(origin: string, { allowedOrigins }: Knowledge): Action | null {
  return allowedOrigins.some((each) => each.origin === origin) ? { do: 'read answers', origin } : null;
}

type Named = { readonly id: string; readonly label: string } | undefined;

function onTokenSet(act: 'refresh' | 'choose' | 'allow writes', tokenSet: Named): Action | null {
  return tokenSet ? { do: act, tokenSet: { id: tokenSet.id, label: tokenSet.label } } : null;
}

function chosen({ tokenSets, chosenId }: Knowledge): Named {
  return tokenSets.find(({ id }) => id === chosenId);
}
