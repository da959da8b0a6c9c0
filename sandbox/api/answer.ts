/**
 * An answer before it becomes a Response. `body` is sent as JSON, `json` is JSON already, `text` is sent as it is;
 * without any the body is empty.
 */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly json?: string;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere to end a request with a refusal. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`refused with ${answer.status}`);
    this.answer = answer;
  }
}
