import type { NamedValue } from '../../src/oauth/read-fields.ts';

/** `"scope": …` in a token answer. */
export function scopeField(value: string): NamedValue {
  return { path: ['scope'], owner: 1, outer: 0, type: 'text', value };
}
