import { Hono } from 'hono';
import { type Double, type DoubleSetup, sha256Of } from './double.ts';

interface Failure {
  readonly errorCode: string | null;
  readonly message: string;
}

/** Packages that it cannot take. */
const PACKAGE_FAILURES: Readonly<Record<string, Failure>> = {
  'version exists': {
    errorCode: null,
    message: 'The version of the package must be higher than the one in the store.',
  },
  'key refused': { errorCode: null, message: 'The manifest must not contain a key.' },
  silent: { errorCode: null, message: 'An error occurred while performing the operation' },
};

/** Submissions that it cannot take, by the codes of its reference. */
const SUBMISSION_FAILURES: Readonly<Record<string, Failure>> = {
  'review rejected': { errorCode: 'SubmissionValidationError', message: 'The submission is not valid.' },
  'before in review': { errorCode: 'InProgressSubmission', message: 'A submission is in progress.' },
  'nothing new': { errorCode: 'NoModulesUpdated', message: 'There are no updates.' },
};

export const EDGE_REFUSALS: readonly string[] = [
  ...['key expired', 'item missing', 'quota'],
  ...Object.keys(PACKAGE_FAILURES),
  ...Object.keys(SUBMISSION_FAILURES),
];

/** Microsoft Edge Add-ons, API version 1.1. */
export function edgeDouble({ refusal, settings }: DoubleSetup): Double {
  const uploads: string[] = [];
  const product = `/v1/products/${settings['EDGE_PRODUCT_ID']}`;
  const draft = `${product}/submissions/draft/package`;
  const asked = new Map<string, number>();
  const app = new Hono();
  app.use(async (context, next) => {
    const key = context.req.header('authorization');
    const client = context.req.header('x-clientid');
    const isKnown = key === `ApiKey ${settings['EDGE_API_KEY']}` && client === settings['EDGE_CLIENT_ID'];
    // A careless server: its message repeats the key.
    if (!isKnown || refusal === 'key expired') return context.json({ message: `Expired: ${key}` }, 401);
    if (refusal === 'item missing') return context.json({ message: 'No such product' }, 404);
    if (refusal === 'quota') return context.json({ message: 'Slow' }, 429, { 'retry-after': '60' });
    return next();
  });
  const operation = (id: string, failure: Failure | undefined) => {
    const times = (asked.get(id) ?? 0) + 1;
    asked.set(id, times);
    // The first answer is that it is not done.
    if (times === 1) return { id, status: 'InProgress', message: null, errorCode: null, errors: null };
    return failure
      ? { id, status: 'Failed', ...failure, errors: null }
      : { id, status: 'Succeeded', message: 'Done', errorCode: '', errors: null };
  };
  app.post(draft, async (context) => {
    uploads.push(sha256Of(await context.req.arrayBuffer()));
    return context.body(null, 202, { location: `package-${uploads.length}` });
  });
  app.get(`${draft}/operations/:id`, (context) =>
    context.json(operation(context.req.param('id'), PACKAGE_FAILURES[refusal])),
  );
  app.post(`${product}/submissions`, (context) =>
    context.body(null, 202, { location: `${product}/submissions/operations/submission` }),
  );
  app.get(`${product}/submissions/operations/:id`, (context) =>
    context.json(operation(context.req.param('id'), SUBMISSION_FAILURES[refusal])),
  );
  return { app, uploads };
}
