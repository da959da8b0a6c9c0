/** A safety line of the token life cycle, removed from the real source by replacing text. */
export interface Defect {
  readonly name: string;
  /** in src */
  readonly file: string;
  /** occurs exactly once in the file */
  readonly text: string;
  readonly instead: string;
}

const REFRESHER = 'background/refresh/token-refresher.ts';
const MACHINE = 'oauth/refresh-machine.ts';

export const DEFECTS: readonly Defect[] = [
  {
    name: 'save before validate',
    file: MACHINE,
    text: "effects: ['keep', 'check'] };",
    instead: "effects: ['check', 'keep'] };",
  },
  {
    name: 'write before use',
    file: REFRESHER,
    text: 'await parts.store.writeNewToken(tokenSet);',
    instead: 'await parts.changed(); await parts.store.writeNewToken(tokenSet);',
  },
  {
    name: 'lock',
    file: REFRESHER,
    text: 'await parts.lock(refreshLock(id), () => attempt(parts, id, asking));',
    instead: 'await attempt(parts, id, asking);',
  },
  {
    name: 'journal',
    file: MACHINE,
    text: "return { tokenSet: begun, effects: ['journal', 'send'] };",
    instead: "return { tokenSet: begun, effects: ['send'] };",
  },
  {
    name: 'compare-and-set',
    file: REFRESHER,
    text: "if (!(await isCurrent(parts, begun))) return 'done';",
    instead: 'await isCurrent(parts, begun);',
  },
  {
    name: 'canary',
    file: REFRESHER,
    text: "    report('journal', error);\n    return false;",
    instead: '    void error;\n    return true;',
  },
  {
    name: 'tombstone',
    file: 'background/commands/deletions.ts',
    text: "await store.write({ erase: ids, deletions: ids.map((each) => ({ state: 'done', id: each, at: now })) });",
    instead: 'await store.write({ erase: ids });',
  },
  {
    name: 'the ten seconds of a deletion',
    file: 'background/commands/deletions.ts',
    text: 'return until + LATE_CLICK_MS <= now;',
    instead: 'return until > 0 && now > 0;',
  },
  {
    name: 'the ten seconds by a clock that was set back',
    file: 'background/commands/deletions.ts',
    text: '({ until }) => until > now + UNDO_MS)) await',
    instead: '({ until }) => until < 0 && now > 0)) await',
  },
  {
    name: 'the newest of all stores',
    file: REFRESHER,
    text: '  await parts.store.recover(parts.moment().now, [id]);\n',
    instead: '',
  },
  {
    name: 'the alarm',
    file: 'background/reconcile/reconcile.ts',
    text: 'await attempt(() => syncAlarm(parts.alarm, again));',
    instead: 'void again;',
  },
  {
    name: 'the clock that was set back',
    file: MACHINE,
    text: "wanted <= now || clockWasSetBack(tokenSet, now) ? 'yes' : 'not yet'",
    instead: "wanted <= now ? 'yes' : 'not yet'",
  },
  {
    name: 'lock of the vault',
    file: 'background/refresh/send-token-request.ts',
    text: "if (gate.lock === 'locked') throw",
    instead: "if (gate.lock !== 'locked' && gate.lock !== 'open') throw",
  },
  {
    name: 'second copy',
    file: 'storage/secret/credential-store.ts',
    text: 'write.newToken(tokenSet), copy.keep({ tokenSets: [tokenSet] })',
    instead: 'write.newToken(tokenSet)',
  },
];
