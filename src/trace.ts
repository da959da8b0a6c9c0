/** Where an error was caught that is not passed on; one code, one location in the source. `uncaught`: nowhere. */
export type TraceCode =
  | 'uncaught'
  | 'command'
  | 'reconcile'
  | 'listener at start'
  | 'session at browser start'
  | 'session before reload'
  | 'carried session'
  | 'journal'
  | 'history'
  | 'own calls'
  | 'read while sending'
  | 'sign of life'
  | 'recovery at start'
  | 'saving again'
  | 'new client'
  | 'status on disk'
  | 'status in session'
  | 'record write'
  | 'record write, spare'
  | 'bringing back'
  | 'bringing back one'
  | 'erasing'
  | 'read of all'
  | 'read of keys'
  | 'read of one'
  | 'session read'
  | 'session write'
  | 'session removal'
  | 'secrets read'
  | 'copy write'
  | 'copy read'
  | 'copy read of one'
  | 'copy removal'
  | 'permission question'
  | 'panel settings'
  | 'inspected origin'
  | 'page start'
  | 'history for diagnostics'
  | 'trace for diagnostics'
  | 'body read'
  | 'redaction'
  | 'learning write'
  | 'learning removal';

/** What is known of an error: never its message or stack, which may hold addresses, tokens, or a number of the install. */
export interface CaughtError {
  readonly code: TraceCode;
  /** a standard name; `other`: any other, which might tell something; `no error`: something else was thrown */
  readonly name: string;
  /** script, line and column of ours where it was thrown, without the install's origin; null: not told */
  readonly location: string | null;
}

/** Names of ECMAScript and of DOMException: all others are free text. */
const NAMES: ReadonlySet<string> = new Set([
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'AggregateError'],
  ...['AbortError', 'TimeoutError', 'NetworkError', 'SecurityError', 'NotAllowedError', 'NotFoundError'],
  ...['QuotaExceededError', 'InvalidStateError', 'InvalidAccessError', 'NotSupportedError', 'OperationError'],
  ...['DataError', 'DataCloneError', 'ConstraintError', 'VersionError', 'ReadOnlyError', 'UnknownError'],
  ...['TransactionInactiveError', 'NotReadableError', 'EncodingError'],
]);

/** A frame of our own scripts, as V8 and SpiderMonkey write it. */
const FRAME =
  /(?:chrome|moz)-extension:\/\/[^/\s]+\/((?:[\w.-]{1,40}\/){0,4}[\w.-]{1,40}\.[jt]sx?):(\d{1,6}):(\d{1,6})/;

const reported = new WeakSet<Error>();
let keep: (caught: CaughtError) => void = () => undefined;

/**
 * Begins to keep what is reported from here on in this page or background. One for all, as the console is: an error
 * may come up at any depth, and a reporter in every signature would help nobody.
 */
export function keepTrace(keeper: (caught: CaughtError) => void): void {
  keep = keeper;
}

/** Notes an error that nobody expected. One that is thrown on and caught again is noted where it was caught first. */
export function report(code: TraceCode, error: unknown): void {
  if (error instanceof Error) {
    if (reported.has(error)) return;
    reported.add(error);
  }
  keep({ code, name: nameOf(error), location: locationOf(error) });
}

/** For `catch` of a promise that may fail without anybody being worse off: reports, and goes on with `instead`. */
export function dropped<T>(code: TraceCode, instead: T): (error: unknown) => T {
  return (error) => {
    report(code, error);
    return instead;
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no error';
  return NAMES.has(error.name) ? error.name : 'other';
}

function locationOf(error: unknown): string | null {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return null;
  // V8 begins a stack with the message, which may look like a frame.
  const frames = error.message === '' ? error.stack : error.stack.replaceAll(error.message, '');
  const [, script, line, column] = FRAME.exec(frames) ?? [];
  return script === undefined ? null : `${script}:${line}:${column}`;
}
