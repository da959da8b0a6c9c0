import type { CredentialField } from '../inventorum/credential-syntax.ts';
import type { AppKind } from '../oauth/app.ts';

/** A text that was pasted, or a file that was dropped. SECRET: it holds what was pasted. */
export interface PastePiece {
  readonly text: string;
  /** of the file; null: it was pasted */
  readonly name: string | null;
}

/** What the pieces tell of one app and its token. SECRET. Null: not told. */
export interface Draft extends Readonly<Record<CredentialField, string | null>> {
  readonly label: string | null;
  /** id of a known environment that a text names */
  readonly environmentId: string | null;
  /** the origin that a text names, where it is none of a known environment */
  readonly unknownOrigin: string | null;
  readonly kind: AppKind | null;
  /** scopes, separated by blanks */
  readonly scope: string | null;
  /** fields without which it cannot be kept alive, and that no question asks for */
  readonly missing: readonly CredentialField[];
}

/**
 * - `two values`: a field has two values in one place.
 * - `comment`: `ab#cd` without quotes is `ab` for some readers of an `.env` file, and `ab#cd` for others.
 * - `escaped`: a backslash or a `$` means different things to readers of a file.
 * - `encoded`: a Basic header's value may be form-encoded (RFC 6749 section 2.3.1).
 * - `wrapped`: a value may go on in the next line.
 * - `ending`: a full stop or semicolon after a value may be a part of it.
 * - `environment`: the texts name several environments.
 */
export type QuestionCode =
  | 'two values'
  | 'comment'
  | 'escaped'
  | 'encoded'
  | 'wrapped'
  | 'ending'
  | 'environment';

/** What only the user can decide: the draft leaves it open. SECRET: the choices are possible values. */
export interface PasteQuestion {
  readonly code: QuestionCode;
  /** index in the drafts */
  readonly draft: number;
  readonly field: CredentialField | 'environmentId';
  readonly choices: readonly string[];
}

/**
 * - `nothing found`, `too long`: of the whole text.
 * - `email and password`, `api-auth-token`, `other product`, `jwt`, `signed link`: credentials of something else.
 * - `not in the file`: the file names a value that its program keeps elsewhere.
 * - `unknown variable`: none of the pieces defines it.
 * - `masked`: dots, stars or a placeholder in place of a value.
 * - `cannot be used`: a value that no request can carry.
 */
export type RefusalCode =
  | 'nothing found'
  | 'too long'
  | 'email and password'
  | 'api-auth-token'
  | 'other product'
  | 'jwt'
  | 'signed link'
  | 'not in the file'
  | 'unknown variable'
  | 'masked'
  | 'cannot be used';

/** What was recognised and not taken. Holds no value. */
export interface PasteRefusal {
  readonly code: RefusalCode;
  /** null: it is about no single field */
  readonly field: CredentialField | null;
}

/** The result of a paste. Never empty: a text without credentials has a refusal. SECRET. */
export interface PasteReading {
  readonly drafts: readonly Draft[];
  readonly questions: readonly PasteQuestion[];
  readonly refusals: readonly PasteRefusal[];
  /** origins of the drafts that are no known environment */
  readonly unknownOrigins: readonly string[];
}
