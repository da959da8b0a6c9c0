import { bracesRead, type Findings, refuse } from '../findings.ts';
import { meaningOfName } from '../meaning-of-name.ts';
import { isCredential } from '../read-sent-values.ts';
import type { TreeObject } from './tree.ts';

interface Holder {
  readonly findings: Findings;
  readonly label: string | null;
  readonly path: readonly string[];
}

/** Members whose object holds variables. */
const HOLDER = /^(?:values|vars?|variables?|data)$/;
/** Members whose members are environments. */
const ENVIRONMENTS = /^(?:environments?|rest-client\.environmentVariables)$|\benv\.json$/;

/** Takes the variables that an object of a file defines. Those of a collection hold everywhere. */
export function readVariables(node: TreeObject, { findings, label, path }: Holder): void {
  const [before = '', key = ''] = [path.at(-2), path.at(-1)];
  if (!HOLDER.test(key) && !ENVIRONMENTS.test(before)) return;
  const given = node.members.flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, bracesRead(value)] as const] : [],
  );
  const values = new Map(given);
  const kept = new Set(node.members.filter(([, value]) => value === null).map(([name]) => name));
  for (const name of kept) {
    const meaning = meaningOfName(name)?.meaning;
    if (meaning && isCredential(meaning) && !values.has(name)) refuse(findings, 'not in the file', meaning);
  }
  const isShared = key === 'variable' || key === '$shared';
  findings.variables.push({ name: isShared ? null : label, values, kept });
}
