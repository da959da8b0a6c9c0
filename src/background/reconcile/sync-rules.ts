import { desiredRules, type RuleFacts } from '../../injection/desired-rules.ts';
import type { Rule } from '../../injection/header-rule.ts';
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

/** How often at most the rules are compared; in peace the second look finds nothing to change. */
const LOOKS = 3;

/**
 * Looks again after a change. What a background asked for right before it ended is carried out after the next one has
 * read what is installed: then an id that was free is taken, or a rule stands that nobody wants any more.
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

/** Where the browser refuses what should be there, what should not be there goes all the same. */
async function change(
  update: RulesPort['update'],
  changes: RuleChanges,
): Promise<{ readonly error: unknown } | null> {
  try {
    await update(changes);
    return null;
  } catch (error) {
    // Thrown on by the caller, once it has looked again.
    if (changes.remove.length > 0) await update({ remove: changes.remove, add: [] });
    return { error };
  }
}
