import type { Sender } from '../sender.ts';
import type { InvalidCause } from './verdict.ts';

/** Why an access token was refused, as far as its history tells; `sentAt` is ms since the epoch. */
export function invalidCause(sender: Exclude<Sender, { kind: 'none' }>, sentAt: number): InvalidCause {
  if (sender.kind === 'malformed') return { why: 'malformed' };
  if (sender.kind === 'elsewhere') {
    const { environmentName, tokenSet } = sender;
    return { why: 'other environment', environmentName, label: tokenSet.label };
  }
  if (sender.kind !== 'saved') return { why: 'not ours' };
  const { expiresAt, replacedAt } = sender;
  const expired = expiresAt !== null && expiresAt <= sentAt;
  if (expired && (replacedAt === null || expiresAt <= replacedAt)) return { why: 'expired', at: expiresAt };
  // A newer one that came later (often because of this very answer) does not explain it.
  return replacedAt === null || replacedAt > sentAt ? { why: 'unknown' } : { why: 'rotated', at: replacedAt };
}
