/** How the sandbox answers a request that asks for it by a header; also the values of that header. */
export const SANDBOX_FAULTS = ['slow', 'rate-limit', 'server-error', 'html', 'cut-body'] as const;

export type SandboxFault = (typeof SANDBOX_FAULTS)[number];

/** Asks the sandbox for such an answer. Lower case. */
export const SANDBOX_FAULT_HEADER = 'x-sandbox-fault';

/** In every answer of the sandbox's API, with the fault that was asked for or `USUAL_ANSWER`; the real API sends none. Lower case. */
export const SANDBOX_HEADER = 'x-sandbox';

export const USUAL_ANSWER = 'as-usual';

/** ms until a slow answer */
export const SLOW_MS = 3000;

/** The fault that a header names. Null: none of them. */
export function sandboxFault(value: string | null | undefined): SandboxFault | null {
  return SANDBOX_FAULTS.find((each) => each === value) ?? null;
}
