import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { CliCommand } from './command.ts';
import { completionCommand, completionScript } from './completion.ts';
import { EXPLAIN } from './explain/explain.ts';
import { SANDBOX } from './sandbox.ts';
import { SCOPES } from './scopes.ts';

const OTHERS: readonly CliCommand[] = [SCOPES, EXPLAIN, SANDBOX];
const ALL = [...OTHERS, completionCommand(OTHERS)];

/** What bash offers after these words; the last one is not finished. */
function offered(...words: readonly string[]): readonly string[] {
  const script = completionScript('bash', ALL);
  const line = ['inventorum', ...words].map((word) => `'${word}'`).join(' ');
  const ask = `COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _inventorum; printf '%s\\n' "\${COMPREPLY[@]}"`;
  // Twice: a shell may read its own start file again.
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${script}\n${script}\n${ask}`], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('completion', () => {
  test('bash completes commands, words and options, without another package', () => {
    expect(offered('')).toEqual(['scopes', 'explain', 'sandbox', 'completion', '--help', '--version']);
    expect(offered('ex')).toEqual(['explain']);
    expect(offered('scopes', 'P')).toEqual(['POST', 'PUT', 'PATCH']);
    expect(offered('explain', '--a')).toEqual(['--all']);
    expect(offered('explain', 'package.js')).toEqual(['package.json']);
    expect(offered('sandbox', '--json', '--en')).toEqual(['--env']);
    expect(offered('completion', 'f')).toEqual(['fish']);
  });

  test.each(['bash', 'zsh', 'fish'] as const)('%s: every command with every option', (shell) => {
    const script = completionScript(shell, ALL);
    for (const { name, options } of ALL) {
      expect(script).toContain(name);
      for (const option of Object.keys(options)) expect(script).toContain(option);
    }
    expect(script).not.toContain('undefined');
  });
});
