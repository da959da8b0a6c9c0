import type { Hono } from 'hono';
import * as v from 'valibot';
import type { SandboxControls } from '../sandbox.ts';
import { readControlInput } from './read-control-input.ts';

const MS = v.pipe(v.number(), v.integer());
/** A date can show no other moment. ECMAScript, Time Values and Time Range */
const MOMENT = v.pipe(MS, v.minValue(-8.64e15), v.maxValue(8.64e15));

const CHANGE = v.union([
  v.strictObject({ freeze: v.union([v.literal(true), MOMENT]) }),
  v.strictObject({ release: v.literal(true) }),
  v.strictObject({ advanceMs: MS }),
  v.strictObject({ offsetMs: MS }),
]);

/** Routes to look at the clock and to set it. */
export function addClockRoutes(app: Hono, { clock }: SandboxControls): void {
  app.get('/clock', (c) => c.json(clock.state()));
  app.post('/clock', async (c) => {
    const change = await readControlInput(c, CHANGE);
    if ('freeze' in change) clock.freeze(change.freeze === true ? undefined : change.freeze);
    else if ('release' in change) clock.release();
    else if ('advanceMs' in change) clock.advance(change.advanceMs);
    else clock.setOffset(change.offsetMs);
    return c.json(clock.state());
  });
}
