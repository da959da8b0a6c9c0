import { desiredRules } from '../../injection/desired-rules.ts';
import type { Rule } from '../../injection/header-rule.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { mayListen } from '../../injection/listened-headers.ts';
import type { AccessTokenOf, RuleFacts } from '../../injection/request-headers.ts';
import { type RuleChanges, ruleChanges } from '../../injection/rule-changes.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';
import type { Listening } from './listening.ts';

/** The browser's session rules, and the listener beside them. */
export interface RulesPort extends Pick<RuleFacts, 'extensionHost'> {
  readonly installed: () => Promise<readonly unknown[]>;
  /** Applies all changes or none. */
  readonly update: (changes: RuleChanges) => Promise<void>;
  readonly listener: Pick<Listening, 'use'>;
}

/** Makes rules and listener follow the view. Returns whether anything is injected now. */
export async function syncRules(
  port: RulesPort,
  view: InjectionView,
  credentials: Credentials,
): Promise<boolean> {
  const accessTokenOf = accessTokenFrom(credentials);
  port.listener.use(view, accessTokenOf);
  const desired = desiredRules(view, { extensionHost: port.extensionHost, accessTokenOf });
  await install(port, desired);
  return desired.length > 0 || mayListen(view);
}

export function accessTokenFrom({ tokenSets }: Credentials): AccessTokenOf {
  return (id) => tokenSets.find((set) => set.id === id)?.accessToken ?? null;
}

/** Most comparisons in one sync. Usually the second one finds nothing to change. */
const LOOKS = 3;

/**
 * Compares again after a change. The browser may apply the last update of a dying background after the next one has
 * read the rules: then a free id is taken, or an unwanted rule is installed.
 */
async function install(
  port: Pick<RulesPort, 'installed' | 'update'>,
  desired: readonly Rule[],
): Promise<void> {
  let failure: { readonly error: unknown } | null = null;
  for (let look = 0; look < LOOKS; look += 1) {
    const changes = ruleChanges(await port.installed(), desired);
    if (changes.add.length + changes.remove.length === 0) return;
    failure = await change(port.update, changes);
  }
  if (failure) throw failure.error;
}

/** If the browser refuses the new rules, the unwanted ones are removed all the same. */
async function change(
  update: RulesPort['update'],
  changes: RuleChanges,
): Promise<{ readonly error: unknown } | null> {
  try {
    await update(changes);
    return null;
  } catch (error) {
    // The caller rethrows it after the next comparison.
    if (changes.remove.length > 0) await update({ remove: changes.remove, add: [] });
    return { error };
  }
}
