import { desiredRules, type RuleFacts } from '../../injection/desired-rules.ts';
import type { InjectionView } from '../../injection/injection-view.ts';
import { type RuleChanges, ruleChanges } from '../../injection/rule-changes.ts';
import type { Credentials } from '../../storage/secret/credentials.ts';

/** The browser's session rules. */
export interface RulesPort extends Pick<RuleFacts, 'extensionHost' | 'knowsBeaconType'> {
  readonly installed: () => Promise<readonly unknown[]>;
  /** Both or neither. */
  readonly update: (changes: RuleChanges) => Promise<void>;
}

/** Gives whether anything is injected now. */
export async function syncRules(
  { installed, update, ...facts }: RulesPort,
  view: InjectionView,
  { tokenSets }: Credentials,
): Promise<boolean> {
  const accessTokenOf = (id: string) => tokenSets.find((set) => set.id === id)?.accessToken ?? null;
  const desired = desiredRules(view, { ...facts, accessTokenOf });
  const changes = ruleChanges(await installed(), desired);
  if (changes.add.length + changes.remove.length > 0) await update(changes);
  return desired.length > 0;
}
