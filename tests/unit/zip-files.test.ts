import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unzipFiles } from '../../tools/package/unzip-files.ts';
import { zipFiles } from '../../tools/package/zip-files.ts';

const FILES = new Map([
  ['src/b.js', Buffer.from('b'.repeat(1000))],
  ['a.txt', Buffer.from('ä')],
  ['A.txt', Buffer.from('')],
]);

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('a zip', () => {
  test('is the same for ever: in any order, on any machine', () => {
    const expected = '336692af54d878c8600d25acd5584db0cf516fe2606d6da5b173a840bc7b9fb3';
    expect(digest(zipFiles(FILES, new Set(['a.txt'])))).toBe(expected);
    expect(digest(zipFiles(new Map([...FILES].reverse()), new Set(['a.txt'])))).toBe(expected);
  });

  test('has the files and no folders', () => {
    expect([...unzipFiles(zipFiles(FILES)).keys()]).toEqual(['A.txt', 'a.txt', 'src/b.js']);
    expect(unzipFiles(zipFiles(FILES)).get('a.txt')).toEqual(new Uint8Array(Buffer.from('ä')));
  });
});

/** A zip in which the second name is spelt like the first. */
function withOneNameTwice(): Uint8Array {
  const zip = Buffer.from(zipSync({ 'a.js': Buffer.from('1'), 'b.js': Buffer.from('2') }));
  for (let at = zip.indexOf('b.js'); at >= 0; at = zip.indexOf('b.js')) zip.write('a.js', at);
  return zip;
}

test.each([
  ['two entries of one name', withOneNameTwice(), 'two entries named a.js'],
  ['a way out', zipSync({ '../a': Buffer.from('1') }), '../a'],
  ['a way out in the middle', zipSync({ 'a/../../b': Buffer.from('1') }), 'a/../../b'],
  ['an absolute path', zipSync({ '/a': Buffer.from('1') }), '/a'],
  ["Windows' paths", zipSync({ 'a\\b': Buffer.from('1') }), 'a\\b'],
  ['a drive', zipSync({ 'C:a': Buffer.from('1') }), 'C:a'],
  ['no zip', Buffer.from('no zip'), 'invalid zip data'],
])('is refused with %s', (_what, zip, said) => {
  expect(() => unzipFiles(zip)).toThrow(said);
});

test('folders of a zip that another program made are left out', () => {
  expect([
    ...unzipFiles(zipSync({ a: { 'b.js': Buffer.from('1') }, 'c/': new Uint8Array() })).keys(),
  ]).toEqual(['a/b.js']);
});
