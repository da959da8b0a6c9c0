import { desiredRules, type RuleFacts } from '../../injection/desired-rules.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { mayListen } from '../../injection/listened-headers.ts';
import type { AccessTokenOf } from '../../injection/request-headers.ts';
import { type RuleChanges, ruleChanges } from '../../injection/rule-changes.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import type { Listening } from './listening.ts';

/** The browser's session rules, and the listener beside them. */
export interface RulesPort extends Pick<RuleFacts, 'extensionHost'> {
  readonly installed: () => Promise<readonly unknown[]>;
  /** Both or neither. */
  readonly update: (changes: RuleChanges) => Promise<void>;
  readonly listener: Pick<Listening, 'use'>;
}

/** Makes rules and listener follow the view. Gives whether anything is injected now. */
export async function syncRules(
  { installed, update, listener, extensionHost }: RulesPort,
  view: InjectionView,
  credentials: Credentials,
): Promise<boolean> {
  const accessTokenOf = accessTokenFrom(credentials);
  listener.use(view, accessTokenOf);
  const desired = desiredRules(view, { extensionHost, accessTokenOf });
  const changes = ruleChanges(await installed(), desired);
  if (changes.add.length + changes.remove.length > 0) await change(update, changes);
  return desired.length > 0 || mayListen(view);
}

export function accessTokenFrom({ tokenSets }: Credentials): AccessTokenOf {
  return (id) => tokenSets.find((set) => set.id === id)?.accessToken ?? null;
}

/** Where the browser refuses what should be there, what should not be there goes all the same. */
async function change(update: RulesPort['update'], changes: RuleChanges): Promise<void> {
  try {
    await update(changes);
  } catch (error) {
    if (changes.remove.length > 0) await update({ remove: changes.remove, add: [] });
    throw error;
  }
}
