import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { SandboxControls } from '../sandbox.ts';

/** Routes to save and restore the whole state. */
export function addSnapshotRoutes(app: Hono, { snapshots }: SandboxControls): void {
  app.post('/reset', (c) => {
    orRefused(() => snapshots.reset());
    return c.body(null, 204);
  });
  app.get('/snapshots', (c) => c.json(snapshots.list()));
  app.put('/snapshots/:name', (c) => c.json(orRefused(() => snapshots.save(c.req.param('name')))));
  app.post('/snapshots/:name/load', (c) => {
    const { name } = c.req.param();
    if (!snapshots.list().some((each) => each.name === name)) throw noSnapshot(name);
    orRefused(() => snapshots.load(name));
    return c.body(null, 204);
  });
  app.delete('/snapshots/:name', (c) => {
    const { name } = c.req.param();
    if (!snapshots.delete(name)) throw noSnapshot(name);
    return c.body(null, 204);
  });
}

function noSnapshot(name: string): HTTPException {
  return new HTTPException(404, { message: `There is no snapshot "${name}"; GET /snapshots lists them.` });
}

/** An impossible name, or a copy of a newer version: nothing has changed then. */
function orRefused<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new HTTPException(409, { message: error instanceof Error ? error.message : String(error) });
  }
}
