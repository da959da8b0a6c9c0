import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { FAULT_ANSWER, FAULT_MATCH } from '../faults/fault.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { readControlInput } from './read-control-input.ts';

const FAULT = v.strictObject({ match: v.optional(FAULT_MATCH, {}), answer: FAULT_ANSWER });
const FAULTS = v.union([FAULT, v.array(FAULT)]);

/** Routes to queue faults. */
export function addFaultRoutes(app: Hono, { faults }: SandboxState): void {
  app.get('/faults', (c) => c.json(faults.list()));
  app.post('/faults', async (c) => {
    const input = await readControlInput(c, FAULTS);
    const added = [input].flat().map(({ match, answer }) => faults.add(match, answer));
    return c.json(added, 201);
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.delete('/faults/:id{[0-9]+}', (c) => {
    if (!faults.remove(Number(c.req.param('id')))) throw noFault();
    return c.body(null, 204);
  });
  app.post('/faults/:id{[0-9]+}/release', (c) => {
    const fault = faults.list().find(({ id }) => id === Number(c.req.param('id')));
    if (!fault) throw noFault();
    fault.release();
    return c.body(null, 204);
  });
  app.post('/seed', async (c) => {
    const { seed } = await readControlInput(c, v.strictObject({ seed: v.pipe(v.number(), v.integer()) }));
    faults.reseed(seed);
    return c.body(null, 204);
  });
}

function noFault(): HTTPException {
  return new HTTPException(404, { message: 'There is no such fault; GET /faults lists them.' });
}
