import { maskText, redactRequest } from '../log/redact-request.ts';
import type { SandboxRequest } from '../log/request-log.ts';
import { createSecretNames } from '../log/secret-names.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { type DiagnosedRequest, diagnoseRequest } from './diagnose-request.ts';
import type { JournalLanguage } from './journal-words.ts';
import { type JournalReport, journalReport } from './report.ts';

/** Explains logged requests: on demand, and each answer once. */
export interface Journal {
  report(request: SandboxRequest, language: JournalLanguage): JournalReport;
  /** The request without secrets. */
  redacted(request: SandboxRequest): SandboxRequest;
  /** A text with labels in place of the secrets of the sandbox. */
  hide(text: string): string;
}

export function createJournal(state: SandboxState): Journal {
  const { database } = state;
  const secretNames = createSecretNames(database);
  const redaction = () => ({ database, secrets: secretNames() });
  /** A request that is answered later is diagnosed again. */
  const known = new WeakMap<SandboxRequest, DiagnosedRequest & { readonly isOpen: boolean }>();
  const diagnosed = (request: SandboxRequest) => {
    const isOpen = request.status === null && request.answer === null;
    const before = known.get(request);
    if (before && before.isOpen === isOpen) return before;
    const made = { ...diagnoseRequest(state, request, redaction()), isOpen };
    known.set(request, made);
    return made;
  };
  return {
    report: (request, language) => journalReport(language, diagnosed(request), state.now()),
    redacted: (request) => redactRequest(redaction(), request),
    hide: (text) => maskText(secretNames(), text),
  };
}
