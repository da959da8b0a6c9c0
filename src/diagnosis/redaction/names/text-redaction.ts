import type { SecretKind } from '../secret.ts';
import type { JudgeName } from './secret-names.ts';

/** What is done with a text in which secrets may stand under their names. */
export interface TextRedaction {
  readonly judge: JudgeName;
  /** what stands in the place of a value */
  readonly put: (kind: SecretKind, value: string) => string;
  /** what is done with a text that stands in this one in another writing: a value of a query, a part of a form */
  readonly nested: (text: string) => string;
}
