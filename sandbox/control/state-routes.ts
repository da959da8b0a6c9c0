import type { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import * as v from 'valibot';
import { ENDPOINTS } from '../../src/inventorum/endpoints.ts';
import { noList } from '../dictionary.ts';
import type { SandboxControls } from '../sandbox.ts';
import type { SandboxState } from '../sandbox-state.ts';
import { SETTINGS } from '../settings.ts';
import { readControlInput } from './read-control-input.ts';

const EVIDENCE = v.optional(v.picklist(['documented', 'recorded', 'assumed']), 'assumed');

const CHANGED_SCOPE = v.strictObject({
  method: v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  template: v.string(),
  /** null: no scope is required */
  requirement: v.nullable(
    v.strictObject({
      legacy: v.optional(v.nullable(v.string()), null),
      right: v.optional(v.nullable(v.string()), null),
      legacyEvidence: EVIDENCE,
      rightEvidence: EVIDENCE,
      source: v.optional(v.string(), 'control API'),
    }),
  ),
});

const CHANGED_SCOPES = v.union([CHANGED_SCOPE, v.array(CHANGED_SCOPE)]);

const GRANT = v.strictObject({ scope: v.string() });

/** Settings, scopes, accounts and token sets. */
export function addStateRoutes(app: Hono, state: SandboxState, controls: SandboxControls): void {
  app.get('/accounts', (c) => c.json(controls.accounts));
  app.get('/settings', (c) => c.json(controls.settings));
  app.patch('/settings', async (c) => {
    const change = await readControlInput(c, noList(v.partial(SETTINGS)));
    // only keys that were sent: valibot omits the others
    controls.configure(Object.fromEntries(Object.entries(change)));
    return c.json(controls.settings);
  });
  app.get('/scopes', (c) =>
    c.json(
      ENDPOINTS.map(({ method, template, requirement }) => {
        const changed = state.changedScopes.get(`${method} ${template}`);
        return {
          ...{ method, template, changed: changed !== undefined },
          requirement: changed === undefined ? requirement : changed,
        };
      }),
    ),
  );
  app.put('/scopes', async (c) => {
    const input = await readControlInput(c, CHANGED_SCOPES);
    const changes = [input].flat();
    // All changes of a list or none.
    for (const { method, template } of changes) expectEndpoint(method, template);
    for (const { method, template, requirement } of changes) {
      controls.changeScope(method, template, requirement);
    }
    return c.json(input);
  });
  app.delete('/scopes', (c) => {
    controls.resetScopes();
    return c.body(null, 204);
  });
  addTokenSetRoutes(app, controls);
}

function addTokenSetRoutes(app: Hono, controls: SandboxControls): void {
  const ACTIONS = {
    expire: (label: string) => {
      controls.expireAccessToken(label);
    },
    revoke: (label: string) => {
      controls.revoke(label);
    },
    rotate: (label: string) => {
      controls.rotate(label);
    },
  } as const;
  app.post('/token-sets/:label/grant', async (c) => {
    const { scope } = await readControlInput(c, GRANT);
    orNotFound(() => {
      controls.grant(c.req.param('label'), scope);
    });
    return c.body(null, 204);
  });
  app.post('/token-sets/:label/:action{expire|revoke|rotate}', (c) => {
    const { label, action } = c.req.param();
    const act = Object.entries(ACTIONS).find(([name]) => name === action)?.[1];
    orNotFound(() => act?.(label));
    return c.body(null, 204);
  });
  app.delete('/token-sets/:label', (c) => {
    orNotFound(() => {
      controls.remove('token set', c.req.param('label'));
    });
    return c.body(null, 204);
  });
  app.delete('/apps/:label', (c) => {
    orNotFound(() => {
      controls.remove('app', c.req.param('label'));
    });
    return c.body(null, 204);
  });
}

function expectEndpoint(method: string, template: string): void {
  if (ENDPOINTS.some((each) => each.method === method && each.template === template)) return;
  throw new HTTPException(404, { message: `There is no endpoint ${method} ${template}.` });
}

function orNotFound(act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new HTTPException(404, { message: error instanceof Error ? error.message : String(error) });
  }
}
