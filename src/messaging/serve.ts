import { safeParse } from 'valibot';
import type { MessageSender } from '../platform/messages.ts';
import { property } from '../read-foreign.ts';
import { report } from '../trace.ts';
import { inputSchemas } from './input-schemas.ts';
import type { Command, Field, Problem, Protocol, Reply } from './protocol.ts';

/** Thrown by a handler to answer with a problem that the user can solve. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem, options?: ErrorOptions) {
    super(`Refused: ${problem.code}${problem.field ? ` (${problem.field})` : ''}.`, options);
    this.problem = problem;
  }
}

export type Handlers = {
  readonly [C in Command]: (input: Protocol[C]['input']) => Promise<Protocol[C]['result']>;
};

export interface OwnIdentity {
  readonly extensionId: string;
  /** `scheme://host` of the extension's own pages */
  readonly origin: string;
}

/** What a form's draft has of a command's input that its page must not get back. */
export interface CompletesInput {
  /** The input with the draft's secrets in place of empty ones. Never throws. */
  complete(form: string, input: unknown): Promise<unknown>;
  /** The form is saved. Never throws. */
  end(form: string): Promise<void>;
}

type AnyReply = Reply<Command>;

const REFUSED: AnyReply = { ok: false, problem: { code: 'refused' } };

/**
 * Creates the background's listener: checks the sender, the command and the input's shape before it calls a handler.
 * The check of the sender is a security boundary: only the extension's own pages may command the background.
 */
export function serve(
  handlers: Handlers,
  own: OwnIdentity,
  drafts?: CompletesInput,
): (message: unknown, sender: MessageSender) => Promise<AnyReply> {
  return async (message, sender) => {
    if (!isOwnPage(sender, own)) return REFUSED;
    const command = commandOf(message);
    if (!command) return REFUSED;
    const input = property(message, 'input');
    const form = property(message, 'form');
    if (!drafts || typeof form !== 'string') return await run(handlers, command, input);
    const reply = await run(handlers, command, await drafts.complete(form, input));
    if (reply.ok) await drafts.end(form);
    return reply;
  };
}

function isOwnPage(sender: MessageSender, own: OwnIdentity): boolean {
  return (
    sender.extensionId === own.extensionId && sender.url !== null && sender.url.startsWith(`${own.origin}/`)
  );
}

function commandOf(message: unknown): Command | undefined {
  const name = property(message, 'command');
  return typeof name === 'string' && Object.hasOwn(inputSchemas, name) ? (name as Command) : undefined;
}

async function run<C extends Command>(handlers: Handlers, command: C, input: unknown): Promise<AnyReply> {
  const parsed = safeParse(inputSchemas[command](), input);
  if (!parsed.success) return { ok: false, problem: problemOf(parsed.issues[0]) };
  try {
    const value = await handlers[command](parsed.output as Protocol[C]['input']);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problem: error.problem };
    // Rethrown, it would look like a missing answer, and the page would get its message.
    report('command', error);
    return { ok: false, problem: { code: 'unexpected' } };
  }
}

/** The schemas' messages are problem codes; the last key of the path names the field. */
function problemOf(issue: {
  readonly message: string;
  readonly path?: readonly { readonly key: unknown }[] | undefined;
}): Problem {
  const code = issue.message;
  const key = issue.path?.at(-1)?.key;
  if (!isProblemCode(code)) return { code: 'refused' };
  return { code, field: fieldOf(key, issue.path?.at(-2)?.key) };
}

const CODES: readonly Problem['code'][] = [
  'missing',
  'has white space',
  'not ascii',
  'too long',
  'cannot be sent',
  'not an origin',
  'not the API',
];

function isProblemCode(code: string): code is Problem['code'] {
  return CODES.some((known) => known === code);
}

function fieldOf(key: unknown, parent: unknown): Field {
  const ofTokenSet = parent === 'tokenSet' || parent === 'logIn';
  return key === 'label' && ofTokenSet ? 'tokenSetLabel' : (key as Field);
}
