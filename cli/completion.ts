import type { CliCommand } from './command.ts';
import { commandLine } from './command-line.ts';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

function usage(program: string): string {
  return `
Usage: ${program} completion ${SHELLS.join('|')}

Prints a script that completes commands and options. It is static: the program does not run while you type.

  bash   ${program} completion bash >> ~/.bashrc
  zsh    ${program} completion zsh > a folder of $fpath/_inventorum
  fish   ${program} completion fish > ~/.config/fish/completions/inventorum.fish
`;
}

/** `inventorum completion SHELL`. `others`: the commands beside this one. */
export function completionCommand(others: readonly CliCommand[]): CliCommand {
  const command: CliCommand = {
    name: 'completion',
    summary: 'prints a script for your shell that completes commands and options',
    options: {},
    completes: SHELLS,
    run: async (args, program) => {
      const { positionals } = commandLine({ usage: usage(program), options: {}, words: SHELLS, args });
      const shell = SHELLS.find((each) => each === positionals[0]);
      if (shell === undefined || positionals.length > 1) {
        console.error(usage(program).trim());
        process.exitCode = 1;
        return;
      }
      console.log(completionScript(shell, [...others, command]));
    },
  };
  return command;
}

/** No name contains a quote or a blank. */
export function completionScript(shell: (typeof SHELLS)[number], commands: readonly CliCommand[]): string {
  return { bash, zsh, fish }[shell](commands);
}

function optionsOf({ options }: CliCommand): readonly string[] {
  return [...new Set([...Object.keys(options), 'help'])].map((name) => `--${name}`);
}

function wordsOf({ completes }: CliCommand): readonly string[] {
  return typeof completes === 'string' ? [] : completes;
}

function namesOf(commands: readonly CliCommand[]): string {
  return [...commands.map(({ name }) => name), '--help', '--version'].join(' ');
}

/** Needs no package bash-completion. */
function bash(commands: readonly CliCommand[]): string {
  const cases = commands.map((command) => {
    const words = [...wordsOf(command), ...optionsOf(command)].join(' ');
    const files = command.completes === 'files' ? ' COMPREPLY+=($(compgen -f -- "$word"));' : '';
    return `    ${command.name}) COMPREPLY=($(compgen -W '${words}' -- "$word"));${files} ;;`;
  });
  return `_inventorum() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${namesOf(commands)}' -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
}
complete -o filenames -F _inventorum inventorum`;
}

function zsh(commands: readonly CliCommand[]): string {
  const cases = commands.map((command) => {
    const words = [...wordsOf(command), ...optionsOf(command)].join(' ');
    const files = command.completes === 'files' ? ' _files;' : '';
    return `    ${command.name}) compadd -- ${words};${files} ;;`;
  });
  return `#compdef inventorum
_inventorum() {
  if (( CURRENT == 2 )); then
    compadd -- ${namesOf(commands)}
    return
  fi
  case $words[2] in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = "_inventorum" ]; then
  _inventorum "$@"
else
  compdef _inventorum inventorum
fi`;
}

function fish(commands: readonly CliCommand[]): string {
  const isFirst = '__fish_use_subcommand';
  const first = commands.map(
    ({ name, summary }) => `complete -c inventorum -f -n ${isFirst} -a ${name} -d '${summary}'`,
  );
  const rest = commands.flatMap((command) => {
    const after = `-n '__fish_seen_subcommand_from ${command.name}'`;
    const files = command.completes === 'files' ? '' : ' -f';
    return [
      ...(files === '' ? [] : [`complete -c inventorum${files} ${after}`]),
      ...wordsOf(command).map((word) => `complete -c inventorum -f ${after} -a ${word}`),
      ...optionsOf(command).map((option) => `complete -c inventorum ${after} -l ${option.slice(2)}`),
    ];
  });
  return [
    ...first,
    `complete -c inventorum -n ${isFirst} -l help`,
    `complete -c inventorum -n ${isFirst} -l version`,
    ...rest,
  ].join('\n');
}
