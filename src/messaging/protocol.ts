import type { AppKind } from '../oauth/app.ts';

/** A field of a form, as commands and forms name it. */
export type Field =
  | 'label'
  | 'clientId'
  | 'clientSecret'
  | 'tokenSetLabel'
  | 'refreshToken'
  | 'accessToken'
  | 'email'
  | 'password'
  | 'origin';

/** Why a command was not carried out. Pages turn the code into words and show them beside the field. */
export interface Problem {
  readonly code:
    | 'missing'
    | 'has white space'
    | 'not ascii'
    | 'too long'
    | 'refresh token already saved'
    | 'not an origin'
    | 'no permission'
    | 'wrong password'
    | 'wrong client'
    | 'no refresh token'
    | 'try later'
    | 'too soon'
    | 'not found'
    | 'not saved'
    | 'refused';
  readonly field?: Field;
}

export interface AppDraft {
  readonly label: string;
  readonly kind: AppKind;
  readonly environmentId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenSetDraft {
  readonly label: string;
  readonly refreshToken: string;
  /** optional: empty when the user has none */
  readonly accessToken: string;
}

/** The owner's e-mail and password, for an app issued before 2019: used once, never stored. */
export interface LogInDraft {
  /** of the token set */
  readonly label: string;
  readonly email: string;
  readonly password: string;
}

/** Where an allowance holds: in every tab, or in one. */
export type AllowanceReach =
  | { readonly in: 'every tab' }
  | { readonly in: 'one tab'; readonly tabId: number };

/** Every command a page may send, its input and its result. Pages hand secrets in and never get them back. */
export interface Protocol {
  /** Asked when there is no status item at all: writes one, and says whether there is anything in it. */
  'status.write': { input: Record<string, never>; result: { apps: number } };
  'app.add': {
    input: { app: AppDraft; tokenSet: TokenSetDraft };
    result: { appId: string; tokenSetId: string };
  };
  /** An empty `clientSecret` leaves the saved one as it is. */
  'app.edit': { input: { id: string; label: string; clientId: string; clientSecret: string }; result: null };
  'token-set.add': { input: { appId: string; tokenSet: TokenSetDraft }; result: { tokenSetId: string } };
  /** Logs in first; only a log-in that worked saves anything. Legacy apps only. */
  'app.add-by-log-in': {
    input: { app: AppDraft; logIn: LogInDraft };
    result: { appId: string; tokenSetId: string };
  };
  'token-set.add-by-log-in': { input: { appId: string; logIn: LogInDraft }; result: { tokenSetId: string } };
  /** Gives a token set whose refresh token died new tokens. */
  'token-set.log-in': { input: { id: string; email: string; password: string }; result: null };
  /** Empty tokens leave the saved ones as they are. */
  'token-set.edit': { input: { id: string; tokenSet: TokenSetDraft }; result: null };
  /** Deleting asks nothing and can be undone for ten seconds. */
  'item.delete': { input: { id: string }; result: null };
  'item.undelete': { input: { id: string }; result: null };
  'token-set.refresh': { input: { id: string }; result: null };
  /** Makes the refresh token before the current one the current one, and sends it: only ever asked for by a person. */
  'token-set.try-previous': { input: { id: string }; result: null };
  /** The user has read that storage was damaged and mended. */
  'recovery.dismiss': { input: Record<string, never>; result: null };
  'injection.choose': { input: { tokenSetId: string }; result: null };
  'injection.switch': { input: { on: boolean }; result: null };
  /** The page asks for the host permission itself, in the click, before or while it sends this. */
  'origin.allow': { input: { origin: string; reach: AllowanceReach }; result: null };
  'origin.disallow': { input: { origin: string; reach: AllowanceReach }; result: null };
}

export type Command = keyof Protocol;

export type Reply<C extends Command> =
  | { readonly ok: true; readonly value: Protocol[C]['result'] }
  | { readonly ok: false; readonly problem: Problem };
