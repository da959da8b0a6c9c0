import type { HarEntry } from '../diagnosis/har/har.ts';
import type { Counts } from '../diagnosis/redaction/secret.ts';
import type { TypedForm } from '../import/form-draft.ts';
import type { Allowance } from '../injection/allowance.ts';
import type { RequestFacts } from '../injection/explain-usual.ts';
import type { TabFault } from '../injection/fault.ts';
import type { AppKind } from '../oauth/app.ts';
import type { RefreshState } from '../oauth/refresh-state.ts';

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
  | 'environmentName'
  | 'origin';

/** The state of a token set after a requested refresh. */
export interface Refreshed {
  readonly state: RefreshState['state'];
  readonly kind: AppKind;
}

/** Why a command failed. Pages turn the code into a text and show it beside the field. */
export interface Problem {
  readonly code:
    | 'missing'
    | 'has white space'
    | 'not ascii'
    | 'too long'
    | 'cannot be sent'
    | 'refresh token already saved'
    | 'label taken'
    | 'not an origin'
    | 'not secure'
    | 'not reachable'
    | 'already there'
    | 'in use'
    | 'no permission'
    | 'one reach'
    | 'wrong password'
    | 'wrong client'
    | 'no refresh token'
    | 'try later'
    | 'too soon'
    | 'locked'
    | 'not found'
    | 'not saved'
    | 'not the API'
    | 'no access token'
    | 'write guard'
    | 'refused'
    /** a bug of ours, or a failure of the browser; the trace has the details */
    | 'unexpected';
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

/** How long a pause lasts; it ends automatically. */
export type PauseFor =
  | { readonly for: 'minutes'; readonly minutes: number }
  | { readonly for: 'until restart' }
  | { readonly for: 'one tab'; readonly tabId: number };

/** A request to send again, or a new one, with the access token of a saved token set. */
export interface ReplayDraft {
  readonly tokenSetId: string;
  readonly method: ReplayMethod;
  /** path and query, at the environment of the token set's app */
  readonly path: string;
  readonly body: { readonly mimeType: string; readonly text: string } | null;
  /** value of `X-Api-Version`, independent of the app's settings; null: the header is not set */
  readonly apiVersion: string | null;
  /** the user has confirmed a request that may change data */
  readonly writeAgreed: boolean;
}

export type ReplayMethod = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The result of a replay. The entry holds no `Authorization` and no secret of ours. */
export interface ReplayResult {
  /** `redirected`: not followed, and the browser hides the target */
  readonly outcome: 'answered' | 'redirected' | 'network' | 'timeout';
  readonly entry: HarEntry;
  /** the body exceeded the limit */
  readonly cut: boolean;
  /** no browser knows the charset that the answer names: it was read as UTF-8 */
  readonly unknownCharset?: true;
  /** identifies the access token that was sent: first 16 hex of SHA-256, last four characters */
  readonly accessToken: { readonly fingerprint: string; readonly tail: string };
}

/** A request that a page has heard of. `at`: ms since the epoch. */
export interface ToldRequest extends RequestFacts {
  readonly at: number;
}

/** What the user may take along. */
export type RevealedSecret = 'access token' | 'refresh token' | 'client secret';

/** Every command of pages, with its input and result. Pages send secrets in, and get one back only by `secret.reveal`. */
export interface Protocol {
  /** Sent if there is no status item at all: writes one, and returns whether it lists any app. */
  'status.write': { input: Record<string, never>; result: { apps: number } };
  'app.add': {
    input: { app: AppDraft; tokenSet: TokenSetDraft };
    result: { appId: string; tokenSetId: string };
  };
  /**
   * Saves what is not saved yet, all at once. Nothing is sent for ten seconds, in which it can be undone. `ids`: of what
   * was added; `known`: items that were saved already.
   */
  'app.add-several': {
    input: { items: readonly { app: AppDraft; tokenSet: TokenSetDraft }[] };
    result: { ids: readonly string[]; added: number; known: number };
  };
  /** Deletes what was added. Not undone: one of the tokens was sent already, and nothing was deleted. */
  'app.undo-several': { input: { ids: readonly string[] }; result: { undone: boolean } };
  /** Whether each is saved already. */
  'refresh-token.known': { input: { refreshTokens: readonly string[] }; result: readonly boolean[] };
  /** An empty `clientSecret` keeps the saved one. */
  'app.edit': { input: { id: string; label: string; clientId: string; clientSecret: string }; result: null };
  'token-set.add': { input: { appId: string; tokenSet: TokenSetDraft }; result: { tokenSetId: string } };
  /** Logs in first and saves only if the log-in worked. Legacy apps only. */
  'app.add-by-log-in': {
    input: { app: AppDraft; logIn: LogInDraft };
    result: { appId: string; tokenSetId: string };
  };
  'token-set.add-by-log-in': { input: { appId: string; logIn: LogInDraft }; result: { tokenSetId: string } };
  /** Gets new tokens for a token set whose refresh token was rejected. */
  'token-set.log-in': { input: { id: string; email: string; password: string }; result: null };
  /** Empty tokens keep the saved ones. */
  'token-set.edit': { input: { id: string; tokenSet: TokenSetDraft }; result: null };
  /** `id`: of the token set, or of the app. SECRET. Sent only by a click of the user that asks for exactly this value. */
  'secret.reveal': { input: { id: string; secret: RevealedSecret }; result: { value: string } };
  /** Moves an app among those of its environment, or a token set among those of its app. `before`: null: to the end. */
  'item.move': { input: { id: string; before: string | null }; result: null };
  /** Favourites come first, and so do their apps. */
  'token-set.favourite': { input: { id: string; on: boolean }; result: null };
  /** Deletes without a confirmation; can be undone for ten seconds. */
  'item.delete': { input: { id: string }; result: null };
  'item.undelete': { input: { id: string }; result: null };
  /** Deletes all apps, and everything else that is stored as soon as that can no longer be undone. */
  'everything.delete': { input: Record<string, never>; result: null };
  /** Not undone: it was too late, or there was nothing to undo. */
  'everything.undelete': { input: Record<string, never>; result: { undone: boolean } };
  /** Keeps what is typed in a form. Its secrets are filled in when the form is saved. */
  'draft.keep': { input: TypedForm; result: { kept: boolean } };
  /** The text that was selected on a page and sent to the form, once; null: none waits. SECRET. */
  /** Keeps a text with credentials, as of a file, for the form that is opened next. SECRET. */
  'selection.keep': { input: { text: string }; result: null };
  'selection.take': { input: Record<string, never>; result: { text: string | null } };
  'draft.discard': { input: { form: string }; result: null };
  'token-set.refresh': { input: { id: string }; result: Refreshed };
  /** Makes the previous refresh token the current one, and sends it; only on request of the user. */
  'token-set.try-previous': { input: { id: string }; result: null };
  /** The user has read that storage was damaged and repaired. */
  'recovery.dismiss': { input: Record<string, never>; result: null };
  /** The user has read what happened to pins and pauses; tabs in doubt continue as before. */
  'session.acknowledge': { input: Record<string, never>; result: null };
  'injection.choose': { input: { tokenSetId: string }; result: null };
  'injection.switch': { input: { on: boolean }; result: null };
  'injection.pause': { input: PauseFor; result: null };
  /** Ends every pause, or that of one tab. */
  'injection.resume': { input: { tabId: number | null }; result: null };
  /** Only pinned tabs send a token with a top-level GET. */
  'injection.strict': { input: { on: boolean }; result: null };
  /** Makes the tab use only this token set; null: none. */
  'tab.pin': { input: { tabId: number; tokenSetId: string | null }; result: null };
  'tab.unpin': { input: { tabId: number }; result: null };
  /** Lets calls of a tab fail that would carry our token; replaces what was on there. */
  'fault.start': {
    input: { tabId: number } & Pick<TabFault, 'environmentId' | 'path' | 'calls' | 'way'>;
    result: null;
  };
  'fault.end': { input: { tabId: number }; result: null };
  /** `X-Api-Version` of an app's requests; null: the header is not set. */
  'app.api-version': { input: { id: string; version: number | null }; result: null };
  /** A guarded token set may hold a real shop's data: it writes only while that is enabled. */
  'token-set.guard': { input: { id: string; guarded: boolean }; result: null };
  /** Lets a guarded token set write for this long; 0: not any longer. */
  'token-set.allow-writes': { input: { id: string; minutes: number }; result: null };
  /** Lets an allowed origin read the API's answers. One port of a host at a time: rules have no port. */
  'origin.read-answers': { input: { origin: string; on: boolean }; result: null };
  /** The page requests the host permission itself, in the click. */
  'environment.add': { input: { environmentName: string; origin: string }; result: { id: string } };
  /** Only for an environment without apps: a token set of one environment never goes to another. */
  'environment.remove': { input: { id: string }; result: null };
  /** Its pages may send the token and read the answers. The page requests the host permission itself, in the click. */
  'origin.allow': { input: Allowance; result: null };
  'origin.disallow': { input: Allowance; result: null };
  /** The API answered 401. The background judges whether the requests carried a token of ours. */
  'request.unauthorized': { input: { requests: readonly ToldRequest[] }; result: null };
  /** A page sets its own `Authorization`. The background judges whether a rule of ours overwrites it. */
  'request.own-authorization': { input: ToldRequest; result: null };
  /** Replaces every stored secret in exchanges of the page, which never gets the values. */
  'exchanges.redact': {
    input: { entries: readonly HarEntry[] };
    result: { entries: readonly HarEntry[]; counts: Counts };
  };
  'exchange.replay': { input: ReplayDraft; result: ReplayResult };
}

export type Command = keyof Protocol;

export type Reply<C extends Command> =
  | { readonly ok: true; readonly value: Protocol[C]['result'] }
  | { readonly ok: false; readonly problem: Problem };
