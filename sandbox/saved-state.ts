import type { ScopeRequirement } from '../src/inventorum/scope-map.ts';
import type { SandboxState } from './sandbox-state.ts';
import type { Settings } from './settings.ts';

/** Everything that makes the sandbox answer as it does, but for faults. SECRET. */
export interface WorldState {
  /** ms since the epoch, by the sandbox's clock */
  readonly savedAt: number;
  /** the bytes of a database file; empty: nothing has changed since the start */
  readonly copy: Buffer;
  readonly settings: Settings;
  readonly scopes: readonly (readonly [call: string, requirement: ScopeRequirement | null])[];
}

export function takeState(state: SandboxState): WorldState {
  return { ...besideDatabase(state), copy: state.database.copy() };
}

export function besideDatabase(state: SandboxState): Omit<WorldState, 'copy'> {
  return { savedAt: state.now(), settings: state.settings.get(), scopes: [...state.changedScopes] };
}

/** Throws for a copy of a newer version of the sandbox; then nothing has changed. */
export function putState(state: SandboxState, saved: WorldState): void {
  if (saved.copy.length > 0) state.database.restore(saved.copy);
  state.settings.change(saved.settings);
  state.changedScopes.clear();
  for (const [call, requirement] of saved.scopes) state.changedScopes.set(call, requirement);
  state.limiter.clear();
}
