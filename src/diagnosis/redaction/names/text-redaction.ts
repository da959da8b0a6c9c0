import type { SecretKind } from '../secret.ts';
import type { JudgeName } from './secret-names.ts';

/** How to redact a text with secrets under their names. */
export interface TextRedaction {
  readonly judge: JudgeName;
  /** the replacement of a value */
  readonly put: (kind: SecretKind, value: string) => string;
  /** redacts a text nested in this one in another notation: a value of a query, a part of a form */
  readonly nested: (text: string) => string;
}
