import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { commandLine } from '../../cli/command-line.ts';
import { ROOT } from '../../tools/project.ts';
import { runProgram } from '../../tools/run-program.ts';
import { TEST_SEED } from '../test-seed.ts';

const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** Our own commands, as `[name, script]`; the others are programs with a help of their own. */
const OURS = Object.entries(scripts).flatMap(([name, command]) => {
  const [, script] = /^node tools\/run\.mjs (\S+)$/.exec(command) ?? [];
  return script === undefined ? [] : [[name, script] as const];
});

/** Without tools/run.mjs, which only installs packages first. */
function run(script: string, ...args: readonly string[]) {
  return runProgram(process.execPath, ['--import', 'tsx', script, ...args]);
}

test('every command that package.json starts by tools/run.mjs is looked at', () => {
  expect(OURS.length).toBeGreaterThanOrEqual(12);
  expect(OURS.map(([name]) => name)).toContain('sandbox');
});

/** Each is a process: `npm test` starts every third, by the seed. */
const STARTED = OURS.filter((_command, index) => (index + TEST_SEED) % 3 === 0);

test.each(STARTED)(
  'npm run %s refuses what it does not know, with its usage, and does nothing',
  async (name, script) => {
    const { code, stdout, output } = await run(script, '--bogus');
    expect([code, stdout]).toEqual([1, '']);
    expect(output).toContain('--bogus');
    expect(output).toMatch(new RegExp(`^Usage: npm (?:run )?${name}\\b`, 'm'));
    expect(output).not.toMatch(/^\s+at /m);
  },
);

test('--help is no error', async () => {
  const help = await run('tools/build.ts', '--help');
  expect(help).toMatchObject({ code: 0, output: help.stdout });
  expect(help.stdout).toMatch(/^Usage: npm run build/);
});

describe('a command line', () => {
  const command = {
    usage: 'Usage: npm run play',
    options: { loud: { type: 'boolean' }, runs: { type: 'string', default: '1' } },
    words: ['chrome'],
  } as const;
  const said: string[] = [];

  beforeEach(() => {
    said.length = 0;
    const say = (text: string) => void said.push(text);
    vi.spyOn(console, 'log').mockImplementation(say);
    vi.spyOn(console, 'error').mockImplementation(say);
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`ended with ${code}`);
    });
  });
  afterEach(() => vi.restoreAllMocks());

  test('is read', () => {
    const { values, positionals } = commandLine({ ...command, args: ['chrome', '--runs', '7', '--loud'] });
    expect({ ...values }).toEqual({ loud: true, runs: '7' });
    expect(positionals).toEqual(['chrome']);
    expect(commandLine({ ...command, words: 'any', args: ['x'] }).positionals).toEqual(['x']);
  });

  test.each(['--help', '-h'])('%s prints the usage, whatever else it has', (help) => {
    expect(() => commandLine({ ...command, args: ['--bogus', help] })).toThrow('ended with 0');
    expect(said).toEqual(['Usage: npm run play']);
  });

  test.each([
    ['a word', ['firefox'], "Unknown word 'firefox'."],
    ['a misspelt option', ['--laud'], "Unknown option '--laud'."],
    ['an option without its value', ['--runs'], "Option '--runs <value>' argument missing."],
    ['a value for a switch', ['--loud=no'], "Option '--loud' does not take an argument."],
  ])('%s is refused with the usage', (_what, args, why) => {
    expect(() => commandLine({ ...command, args })).toThrow('ended with 1');
    expect(said).toEqual([`${why}\n\nUsage: npm run play`]);
  });
});
