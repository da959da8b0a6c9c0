import type { Exchange } from '../exchange/exchange.ts';
import { helpsAgainst } from '../exchange/hidden-from.ts';
import type { Knowledge, Lack, SavedTokenSet } from '../knowledge.ts';
import type { Sender } from '../sender.ts';
import type { Action, Verdict } from './verdict.ts';

/** The one click that would change the outcome. Null: there is none. */
export function actionFor(
  verdict: Verdict,
  sender: Sender,
  { exchange, knowledge }: { exchange: Exchange; knowledge: Knowledge },
): Action | null {
  switch (verdict.kind) {
    case 'scope.wrong':
      return onTokenSet('choose', verdict.candidates[0]);
    case 'token.invalid':
      return sender.kind === 'saved' ? renew(sender, knowledge) : allowOrigin(exchange, knowledge);
    case 'hidden':
      return helpsAgainst(verdict.because) ? readAnswers(verdict.origin, knowledge) : null;
    case 'no token':
      return sendSomething(verdict.because, exchange, knowledge);
    case 'token not told':
      return verdict.notSentBecause && sendSomething(verdict.notSentBecause, exchange, knowledge);
    default:
      return null;
  }
}

function renew(sender: Extract<Sender, { kind: 'saved' }>, { tokenSets }: Knowledge): Action | null {
  const isDeleted = tokenSets.every(({ id }) => id !== sender.tokenSet.id);
  return isDeleted || isReplaced(sender) ? null : refresh(sender.tokenSet);
}

function refresh(tokenSet: SavedTokenSet | undefined): Action | null {
  return tokenSet?.lacks ? null : onTokenSet('refresh', tokenSet);
}

const WITHOUT_ACCESS: ReadonlySet<string> = new Set([
  'no access token',
  'access token cannot be sent',
  'access token expired',
]);

/** The token set that the verdict wants to refresh although a refresh cannot help; else null. */
export function deadTokenSet(
  verdict: Verdict,
  sender: Sender,
  knowledge: Knowledge,
): { readonly label: string; readonly lacks: Lack } | null {
  const asked = refreshedFor(verdict, sender, knowledge);
  return asked?.lacks ? { label: asked.label, lacks: asked.lacks } : null;
}

function refreshedFor(verdict: Verdict, sender: Sender, knowledge: Knowledge): SavedTokenSet | undefined {
  if (verdict.kind === 'token.invalid') {
    return sender.kind === 'saved' && !isReplaced(sender) ? sender.tokenSet : undefined;
  }
  const withoutAccess = verdict.kind === 'no token' && WITHOUT_ACCESS.has(verdict.because);
  return withoutAccess ? chosen(knowledge) : undefined;
}

/** A newer access token exists already: repeating the call is enough. */
function isReplaced({ tokenSet, replacedAt }: Extract<Sender, { kind: 'saved' }>): boolean {
  return replacedAt !== null && tokenSet.live;
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
      return refresh(chosen(knowledge));
    case 'origin not allowed':
      return allowOrigin(exchange, knowledge);
    case 'write guard':
      return onTokenSet('allow writes', chosen(knowledge));
    default:
      return null;
  }
}

/** A page that sends its own token gets ours instead once its origin is allowed. */
function allowOrigin({ asked }: Exchange, { explanation }: Knowledge): Action | null {
  const allowed = explanation.sends || explanation.because !== 'origin not allowed';
  return allowed || asked.initiator === null ? null : { do: 'allow origin', origin: asked.initiator };
}

/** Only for an origin that is allowed in every tab: reading answers is allowed per origin, not per tab. */
function readAnswers(origin: string, { allowedOrigins }: Knowledge): Action | null {
  return allowedOrigins.some((each) => each.origin === origin && !each.readsAnswers)
    ? { do: 'read answers', origin }
    : null;
}

type Named = Pick<SavedTokenSet, 'id' | 'label'> | undefined;

function onTokenSet(act: 'refresh' | 'choose' | 'allow writes', tokenSet: Named): Action | null {
  return tokenSet ? { do: act, tokenSet: { id: tokenSet.id, label: tokenSet.label } } : null;
}

function chosen({ tokenSets, chosenId }: Knowledge): SavedTokenSet | undefined {
  return tokenSets.find(({ id }) => id === chosenId);
}
