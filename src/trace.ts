/** Where an error was caught and not rethrown; one code per location in the source. `uncaught`: nowhere. */
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
  | 'first part'
  | 'record write'
  | 'record write, spare'
  | 'bringing back'
  | 'bringing back one'
  | 'erasing'
  | 'removal'
  | 'read of all'
  | 'read of keys'
  | 'read of one'
  | 'session read'
  | 'session write'
  | 'session removal'
  | 'secrets read'
  | 'draft read'
  | 'draft write'
  | 'draft removal'
  | 'draft expiry'
  | 'selection'
  | 'copy write'
  | 'copy read'
  | 'copy read of one'
  | 'copy removal'
  | 'permission question'
  | 'panel settings'
  | 'named filters'
  | 'filters of a file'
  | 'request told'
  | 'next call'
  | 'faults'
  | 'inspected origin'
  | 'page start'
  | 'history for diagnostics'
  | 'trace for diagnostics'
  | 'body read'
  | 'network list'
  | 'redaction'
  | 'comparison'
  | 'opened session'
  | 'kept calls'
  | 'folding'
  | 'saved sessions'
  | 'learning write'
  | 'learning removal';

/**
 * What is kept of an error: never its message or stack, which may hold addresses, tokens, or an id of the installation.
 */
export interface CaughtError {
  readonly code: TraceCode;
  /** a standard name; `other`: any other, which might reveal something; `no error`: something else was thrown */
  readonly name: string;
  /** script, line and column in our code where it was thrown, without the installation's origin; null: unknown */
  readonly location: string | null;
}

/** Names of ECMAScript and DOMException; any other is free text. */
const NAMES: ReadonlySet<string> = new Set([
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'AggregateError'],
  ...['AbortError', 'TimeoutError', 'NetworkError', 'SecurityError', 'NotAllowedError', 'NotFoundError'],
  ...['QuotaExceededError', 'InvalidStateError', 'InvalidAccessError', 'NotSupportedError', 'OperationError'],
  ...['DataError', 'DataCloneError', 'ConstraintError', 'VersionError', 'ReadOnlyError', 'UnknownError'],
  ...['TransactionInactiveError', 'NotReadableError', 'EncodingError'],
]);

/** A stack frame of our own scripts, as V8 and SpiderMonkey write it. */
const FRAME =
  /(?:chrome|moz)-extension:\/\/[^/\s]+\/((?:[\w.-]{1,40}\/){0,4}[\w.-]{1,40}\.[jt]sx?):(\d{1,6}):(\d{1,6})/;

const reported = new WeakSet<Error>();
let keep: (caught: CaughtError) => void = () => undefined;

/**
 * Starts keeping reported errors of this page or background. Global like the console: an error may occur at any depth,
 * and a reporter in every signature would help nobody.
 */
export function keepTrace(keeper: (caught: CaughtError) => void): void {
  keep = keeper;
}

/**
 * Reports an unexpected error. An error that is rethrown and caught again is reported only once, where it was caught
 * first.
 */
export function report(code: TraceCode, error: unknown): void {
  if (error instanceof Error) {
    if (reported.has(error)) return;
    reported.add(error);
  }
  keep({ code, name: nameOf(error), location: locationOf(error) });
}

/** For `catch` of a promise whose failure harms nobody: reports it, and continues with `instead`. */
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
  // V8 starts a stack with the message, which may look like a frame.
  const frames = error.message === '' ? error.stack : error.stack.replaceAll(error.message, '');
  const [, script, line, column] = FRAME.exec(frames) ?? [];
  return script === undefined ? null : `${script}:${line}:${column}`;
}
