import type { NotSentBecause } from '../../injection/explain-usual.ts';
import type { Environment } from '../../inventorum/environment.ts';
import type { TokenSetStatus } from '../../storage/public/status.ts';
import { type Phrase, phrase } from '../../ui/language/phrase.ts';
import type { AllowChange } from './allow-change.ts';

/** The change that would make the tab send something. */
export type SendChange =
  | AllowChange
  /** the browser does not show the page's address: the user must enter it */
  | { readonly do: 'name page' }
  | { readonly do: 'switch on' }
  | { readonly do: 'resume' }
  | { readonly do: 'unpin' }
  | { readonly do: 'refresh'; readonly tokenSetId: string }
  | { readonly do: 'grant'; readonly origin: string };

/** Why nothing is sent, and what would change that. */
export interface WhyNotSent {
  readonly because: Phrase;
  readonly change: SendChange | null;
}

interface Circumstances {
  readonly environment: Environment;
  /** null: the tab shows no web page, as far as known */
  readonly page: URL | null;
  /** the browser hides the tab's address: its permission is not held, so the page is not allowed */
  readonly hidden: boolean;
  /** what allowing the page requires; null without a page */
  readonly allow: AllowChange | null;
  /** the token set that would be sent; a pinned one may belong to another environment */
  readonly tokenSet: TokenSetStatus | null;
  /** ms since the epoch; null: until the browser restarts */
  readonly pausedUntil: number | null;
}

export function whyNotSent(because: NotSentBecause, circumstances: Circumstances): WhyNotSent {
  const { environment, tokenSet, pausedUntil } = circumstances;
  const name = { tokenSet: tokenSet?.label ?? '' };
  switch (because) {
    case 'locked':
      return { because: phrase('sendsNothingLocked'), change: null };
    case 'switched off':
      return { because: phrase('sendsNothingOff'), change: { do: 'switch on' } };
    case 'host permission missing':
      return {
        because: phrase('sendsNothingHostWithheld', { host: new URL(environment.origin).host }),
        change: { do: 'grant', origin: environment.origin },
      };
    case 'paused':
      return {
        because:
          pausedUntil === null
            ? phrase('sendsNothingUntilRestart')
            : phrase('sendsNothingPausedUntil', { time: { at: pausedUntil } }),
        change: { do: 'resume' },
      };
    case 'paused in this tab':
      return { because: phrase('sendsNothingPausedTab'), change: { do: 'resume' } };
    case 'pinned to none':
      return { because: phrase('sendsNothingPinned'), change: { do: 'unpin' } };
    case 'no token set':
      return tokenSet
        ? { because: phrase('sendsNothingPinnedElsewhere', name), change: { do: 'unpin' } }
        : { because: phrase('sendsNothingNoTokenSet'), change: null };
    case 'no access token':
    case 'access token cannot be sent':
    case 'access token expired':
      return withoutAccess(because, tokenSet);
    default:
      return notFromPage(because, circumstances);
  }
}

function notFromPage(
  because: NotSentBecause,
  { environment, page, hidden, allow }: Circumstances,
): WhyNotSent {
  if (hidden) return { because: phrase('sendsNothingUnknown'), change: { do: 'name page' } };
  if (page === null) return { because: phrase('sendsNothingNoPage'), change: null };
  const { origin, host, hostname } = page;
  switch (because) {
    case 'origin not held':
      return { because: phrase('sendsNothingHostWithheld', { host }), change: { do: 'grant', origin } };
    case 'more held than allowed':
      return { because: phrase('sendsNothingMoreHeld', { host: hostname }), change: null };
    case 'tab not known':
      return { because: phrase('sendsNothingTabNotKnown'), change: null };
    default:
      return {
        because: phrase(origin === environment.origin ? 'sendsNothingHost' : 'sendsNothingOrigin'),
        change: allow,
      };
  }
}

const WITHOUT_ACCESS = {
  'no access token': 'sendsNothingNoAccessToken',
  'access token cannot be sent': 'sendsNothingCannotBeSent',
  'access token expired': 'sendsNothingExpired',
} as const;

/** A refresh that the server rejects is not offered: the card below shows what to do. */
function withoutAccess(because: keyof typeof WITHOUT_ACCESS, tokenSet: TokenSetStatus | null): WhyNotSent {
  const name = { tokenSet: tokenSet?.label ?? '' };
  const state = tokenSet?.refresh.state;
  if (state === 'rejected') return { because: phrase('sendsNothingRejected', name), change: null };
  if (state === 'wrong client') return { because: phrase('sendsNothingWrongClient', name), change: null };
  return {
    because: phrase(WITHOUT_ACCESS[because], name),
    change: tokenSet && { do: 'refresh', tokenSetId: tokenSet.id },
  };
}
