import type { RulesPort } from '../../../src/background/reconcile/sync-rules.ts';
import type { HeaderRule } from '../../../src/injection/header-rule.ts';
import type { Life } from './life.ts';
import type { Scheduler } from './scheduler.ts';

/** The browser's session rules: they outlive a background, and end with the browser. */
export interface SimulatedRules {
  portOf(life: Life): RulesPort;
  installed(): readonly HeaderRule[];
  onBrowserDeath(): void;
}

export const RULE_FACTS = { extensionHost: 'extension' } as const;

/** `onAdded` gets the headers of requests from now on. */
export function simulatedRules(
  { call }: Scheduler,
  onAdded: (rules: readonly HeaderRule[]) => void,
): SimulatedRules {
  const rules = new Map<number, HeaderRule>();
  return {
    installed: () => [...rules.values()],
    onBrowserDeath: () => rules.clear(),
    portOf: (life) => ({
      ...RULE_FACTS,
      listener: { use: () => undefined },
      installed: () =>
        call(life, { lane: 'rules', label: 'reads header rules', apply: () => [...rules.values()] }),
      update: ({ remove, add }) =>
        call(life, {
          lane: 'rules',
          label: `sets header rules: -${remove.length} +${add.length}`,
          outlives: true,
          apply() {
            onAdded(add);
            for (const id of remove) rules.delete(id);
            for (const rule of add) rules.set(rule.id, rule);
          },
        }),
    }),
  };
}
