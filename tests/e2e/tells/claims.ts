import { MESSAGES } from '../../../src/messages/messages.ts';
import type { Said } from './read-panel.ts';

/** What the panel says of a call's token. `label`: of a saved token set. */
export type TokenClaim =
  | { readonly kind: 'sent'; readonly label: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'foreign' }
  /** `byRules`: what the rules should have sent: a label, null for none; undefined: not said */
  | { readonly kind: 'not told'; readonly byRules: string | null | undefined };

/** Who answered, by the panel; `network`: the API, or nobody is named. */
export type AnsweredBy = 'network' | 'cache' | 'worker' | 'cache or worker';

type Key = keyof typeof MESSAGES;

function words(key: Key): string {
  return MESSAGES[key].en as string;
}

/** By the sentence "Sent with". Throws for words that no message has: then this file must learn them. */
export function tokenClaim({ sentWith }: Pick<Said, 'sentWith'>, labels: readonly string[]): TokenClaim {
  const known: Readonly<Record<string, TokenClaim>> = {
    [words('sentWithNothing')]: { kind: 'none' },
    [words('sentWithBasic')]: { kind: 'foreign' },
    [words('sentWithMalformed')]: { kind: 'foreign' },
    [words('sentWithNotTold')]: { kind: 'not told', byRules: undefined },
    [words('sentWithNotToldNone')]: { kind: 'not told', byRules: null },
  };
  const claim = known[sentWith];
  if (claim) return claim;
  for (const label of labels) {
    if (sentWith === words('sentWithNotToldRules').replace('{tokenSet}', label)) {
      return { kind: 'not told', byRules: label };
    }
    if (sentWith.startsWith(`${label} `)) return { kind: 'sent', label };
  }
  const [notOurs = ''] = words('sentWithNotOurs').split('{');
  if (sentWith.startsWith(notOurs)) return { kind: 'foreign' };
  throw new Error(`Nobody knows what the panel says by "${sentWith}"`);
}

const ANSWERED: readonly (readonly [AnsweredBy, readonly Key[]])[] = [
  ['cache', ['titleOkCache', 'notToldCache']],
  ['worker', ['titleOkWorker', 'titleOkPassedOn', 'notToldWorker', 'notToldPassedOn']],
  ['cache or worker', ['titleOkCacheOrWorker', 'notToldCacheOrWorker']],
];

export function answeredBy({ title, texts }: Pick<Said, 'title' | 'texts'>): AnsweredBy {
  const said = ANSWERED.find(([, keys]) =>
    keys.some((key) => title === words(key) || texts.includes(words(key))),
  );
  return said?.[0] ?? 'network';
}

/** Whether the panel says without reservation that the API did as it was asked, and that the page got the answer. */
export function saysAnswered({ title }: Pick<Said, 'title'>): boolean {
  return title === words('titleOk');
}

/** Whether the panel says that the API answered, though no page can read it. */
export function saysUnreadable({ title }: Pick<Said, 'title'>): boolean {
  return title === words('titleOkOpaque');
}

/** Whether the panel says that the call itself was never sent. */
export function saysNeverSent({ title }: Pick<Said, 'title'>): boolean {
  return title === words('titlePreflight');
}

/** Whether the panel says that the page saw no answer, or not all of it. */
export function saysUnseen({ title }: Pick<Said, 'title'>): boolean {
  return [
    words('titleHidden'),
    words('titleBlocked'),
    words('titleUnseen'),
    words('titleBrokeOff'),
    words('titleNoAnswer'),
  ].includes(title);
}
