import type { TreeObject } from './tree.ts';

/** Members by which the tools say that something is not sent: switched off, removed, or of an answer. */
const OFF: Readonly<Record<string, readonly string[]>> = {
  enabled: ['false'],
  headerEnabled: ['false'],
  isEnabled: ['false'],
  active: ['false'],
  authActive: ['false'],
  disabled: ['true'],
  isDisabled: ['true'],
  status: ['off', 'inactive'],
  // SimpleModifyHeaders, FlexHeader, Requestly
  apply_on: ['res'],
  headerType: ['response'],
  target: ['response'],
  action: ['delete'],
  operation: ['remove'],
  type: ['remove'],
};

/** Members that hold what a server answered. */
export const OF_ANSWERS = /^resp|^response/i;

/** Whether a file marks an object as not in use. */
export function isSwitchedOff({ members }: TreeObject): boolean {
  return members.some(
    ([name, value]) =>
      typeof value === 'string' && Object.hasOwn(OFF, name) && OFF[name]?.includes(value.toLowerCase()),
  );
}
