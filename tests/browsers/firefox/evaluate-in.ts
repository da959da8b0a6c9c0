import type { BidiClient } from './bidi-client.ts';

interface Evaluation {
  readonly type: 'success' | 'exception';
  readonly result?: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly text: string };
}

/** Evaluates an expression whose promise resolves to JSON text (see pageExpression), with user activation. */
export async function evaluateIn(bidi: BidiClient, context: string, expression: string): Promise<string> {
  const answer: Evaluation = await bidi.send('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text ?? 'the page threw');
  return String(answer.result?.value);
}
