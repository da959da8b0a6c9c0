import type { CredentialField } from '../inventorum/credential-syntax.ts';
import type { AppKind } from '../oauth/app.ts';
import { tailOf } from '../oauth/fingerprint.ts';

export type SecretField = Exclude<CredentialField, 'clientId'>;

/** What is typed in a form and is no secret. */
export interface DraftValues {
  readonly label: string;
  readonly kind: AppKind;
  readonly obtain: 'refresh token' | 'log in';
  readonly environmentId: string;
  readonly clientId: string;
  readonly tokenSetLabel: string;
  readonly email: string;
  /** fields whose text is saved exactly as typed */
  readonly asTyped: readonly string[];
}

/** A form as its page sends it to be kept. SECRET. */
export interface TypedForm {
  /** names the form: `add app`, `add token set ID`, `edit app ID` … */
  readonly form: string;
  readonly values: DraftValues;
  /** as they would be saved; empty: none; absent: what is kept already */
  readonly secrets: { readonly [Field in SecretField]?: string | undefined };
  /** the popup opens on the form again */
  readonly isOpen: boolean;
}

/** SECRET. `changedAt`: ms since the epoch. */
export interface FormDraft extends Omit<TypedForm, 'form'> {
  readonly changedAt: number;
}

/** By form. SECRET. */
export type FormDrafts = Readonly<Record<string, FormDraft>>;

/** What pages may know of a secret. */
export interface KeptSecret {
  readonly length: number;
  /** the last four characters; empty if it has fewer than twelve */
  readonly tail: string;
}

/** A draft without its secrets. */
export interface DraftOutline extends Omit<FormDraft, 'secrets'> {
  readonly secrets: Readonly<Partial<Record<SecretField, KeptSecret>>>;
}

export type DraftOutlines = Readonly<Record<string, DraftOutline>>;

/** After the last change. */
const KEPT_MS = 30 * 60_000;

/** Clocks are corrected by less; one that is set back further no longer tells how old a draft is. */
const CLOCK_STEP_MS = 60_000;

/** UTF-8, of all drafts with their outlines. */
export const DRAFTS_LIMIT = 64 * 1024;

const SECRET_FIELDS: readonly SecretField[] = ['clientSecret', 'refreshToken', 'accessToken'];

/** Whether a draft is younger than thirty minutes. */
export function isLiving({ changedAt }: Pick<FormDraft, 'changedAt'>, now: number): boolean {
  return changedAt - now <= CLOCK_STEP_MS && now - changedAt < KEPT_MS;
}

/** When the next draft expires (ms since the epoch); null: there is none. */
export function nextExpiry(drafts: FormDrafts): number | null {
  const times = Object.values(drafts).map(({ changedAt }) => changedAt + KEPT_MS);
  return times.length === 0 ? null : Math.min(...times);
}

export function livingDrafts(drafts: FormDrafts, now: number): FormDrafts {
  return Object.fromEntries(Object.entries(drafts).filter(([, draft]) => isLiving(draft, now)));
}

/** The drafts with what is typed now. Older ones go if they take too much room together; one that is too long is not kept. */
export function withTyped(drafts: FormDrafts, { form, ...typed }: TypedForm, now: number): FormDrafts {
  const { [form]: before, ...others } = livingDrafts(drafts, now);
  const secrets = SECRET_FIELDS.flatMap((field) => {
    const secret = typed.secrets[field] ?? before?.secrets[field] ?? '';
    return secret === '' ? [] : [[field, secret] as const];
  });
  const draft = { ...typed, secrets: Object.fromEntries(secrets), changedAt: now };
  const newestFirst = Object.entries(others).sort(([, one], [, other]) => other.changedAt - one.changedAt);
  return withinLimit([[form, draft], ...newestFirst]);
}

export function withoutForm(drafts: FormDrafts, form: string): FormDrafts {
  return Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== form));
}

export function outlinesOf(drafts: FormDrafts): DraftOutlines {
  return Object.fromEntries(Object.entries(drafts).map(([form, draft]) => [form, outlineOf(draft)]));
}

/** The input of a command with the draft's secrets in the place of empty ones. */
export function withKeptSecrets(input: unknown, draft: Pick<FormDraft, 'secrets'>): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(
    Object.entries(input).map(([name, value]: [string, unknown]) => {
      const field = value === '' ? SECRET_FIELDS.find((each) => each === name) : undefined;
      return [name, (field && draft.secrets[field]) ?? withKeptSecrets(value, draft)];
    }),
  );
}

function withinLimit(newestFirst: readonly (readonly [string, FormDraft])[]): FormDrafts {
  let left = DRAFTS_LIMIT;
  const kept = newestFirst.filter(([form, draft]) => {
    const bytes = bytesOf({ [form]: draft }) + bytesOf({ [form]: outlineOf(draft) });
    if (bytes <= left) left -= bytes;
    else return false;
    return true;
  });
  return Object.fromEntries(kept);
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}

function outlineOf(draft: FormDraft): DraftOutline {
  const secrets = SECRET_FIELDS.flatMap((field) => {
    const secret = draft.secrets[field];
    return secret ? [[field, keptSecret(secret)] as const] : [];
  });
  return { ...draft, secrets: Object.fromEntries(secrets) };
}

function keptSecret(secret: string): KeptSecret {
  return { length: secret.length, tail: tailOf(secret) };
}
