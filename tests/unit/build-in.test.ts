import { expect, test } from 'vitest';
import { hasAllOf } from '../../tools/package/build-in.ts';

function lock(name: string, packages: Readonly<Record<string, string>>): string {
  const entries = Object.entries(packages).map(([place, integrity]) => [place, { integrity }]);
  return JSON.stringify({ name, packages: { '': { name }, ...Object.fromEntries(entries) } });
}

const OURS = lock('now', { 'node_modules/a': 'sha512-a1', 'node_modules/b': 'sha512-b1' });

test.each([
  {
    what: 'the same packages',
    theirs: { 'node_modules/a': 'sha512-a1', 'node_modules/b': 'sha512-b1' },
    serve: true,
  },
  { what: 'fewer of them', theirs: { 'node_modules/a': 'sha512-a1' }, serve: true },
  { what: 'another version of one', theirs: { 'node_modules/a': 'sha512-a2' }, serve: false },
  { what: 'one that we have no more', theirs: { 'node_modules/c': 'sha512-c1' }, serve: false },
  { what: 'one in another place', theirs: { 'node_modules/b/node_modules/a': 'sha512-a1' }, serve: false },
])('our packages serve an older commit that asks for $what: $serve', ({ theirs, serve }) => {
  expect(hasAllOf(OURS, lock('before', theirs))).toBe(serve);
});
