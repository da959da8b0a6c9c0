type Examples = readonly (readonly [name: string, file: string])[];

/** One page about the library, from its declarations: each type with what its comments say of its members. */
export function libraryReference(
  declarations: string,
  examples: { readonly tested: Examples; readonly soaked: Examples },
): string {
  const [intro = '', ...blocks] = declarations.split(/\n\n(?=\/\*\*|export |type )/);
  return `# The sandbox as a library

Written by \`tests/command/library-types.test.ts\` from \`cli/package/sandbox.d.ts\`. Do not edit: run
\`npx vitest run --project sandbox tests/command/library-types -u\`.

${commentText(intro)}

\`\`\`js
import { startSandbox } from 'inventorum-api-companion/sandbox';
\`\`\`

Examples, which \`npm test\` runs: ${links(examples.tested)}. Those that \`npm run test:soak -- --only examples\` runs:
${links(examples.soaked)}; jest needs Node's switch \`--experimental-vm-modules\` for \`import\`.

${blocks.map(section).join('\n\n')}
`;
}

function links(examples: Examples): string {
  return examples.map(([name, file]) => `[${name}](../${file})`).join(', ');
}

function section(block: string): string {
  const [, comment = '', declaration = ''] = /^(\/\*\*.*?\*\/\n)?(.*)$/s.exec(block) ?? [];
  const [, name = ''] = /(?:function|interface|type) (\w+)/.exec(declaration) ?? [];
  const [, body] = /^export interface \w+ \{\n(.*)\n\}\s*$/s.exec(declaration) ?? [];
  const text = commentText(comment);
  const head = [`## ${name}`, ...(text === '' ? [] : [text])];
  const content = body === undefined ? codeOf(declaration) : membersOf(body);
  return [...head, content].join('\n\n');
}

function codeOf(declaration: string): string {
  return `\`\`\`ts\n${declaration.trim()}\n\`\`\``;
}

/** Members stand two spaces deep; what they contain stands deeper. */
function membersOf(body: string): string {
  // A comment begins its member.
  const members = body.split(/(?<!\*\/)\n(?= {2}(?:\/\*\*|\w))/);
  const rows = members.map((member) => {
    const [, comment = '', signature = ''] = /^ {2}(\/\*\*.*?\*\/\n)?(.*)$/s.exec(member) ?? [];
    const code = signature
      .replace(/\/\*\*.*?\*\//gs, '')
      .replace(/\s+/g, ' ')
      .replace(/;\s*$/, '')
      .trim();
    return `| \`${code.replaceAll('|', '\\|')}\` | ${commentText(comment).replaceAll('|', '\\|')} |`;
  });
  return ['| member | |', '| --- | --- |', ...rows].join('\n');
}

function commentText(comment: string): string {
  return comment
    .replace(/^\s*\/\*\*|\*\/\s*$/g, '')
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
