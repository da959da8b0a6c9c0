import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { exchange, knowledge } from '../../../src/diagnosis/fixtures/cases.ts';
import { processorMs } from '../../fakes/processor-ms.ts';
import { BODIES } from './bodies.ts';

describe('of every body', () => {
  test('there are at least 150, each named once', () => {
    expect(new Set(BODIES.map(({ name, answer }) => `${name} ${answer.status}`)).size).toBe(BODIES.length);
    expect(BODIES.length).toBeGreaterThanOrEqual(150);
  });

  test.each(BODIES)('$name ($answer.status)', ({ answer, verdict, says, fields, unreadable }) => {
    const found = diagnose(exchange(answer), knowledge());

    if ('disagrees' in verdict) expect(found.verdict).toMatchObject(verdict);
    else expect(found.verdict).toEqual(verdict);
    const { server } = found;
    expect(server && [server.key ?? server.oauthCode, server.description]).toEqual(says ?? null);
    const flat = (server?.fields ?? []).map(({ path, messages }) => [path.join('.'), messages]);
    expect(flat).toEqual(Object.entries(fields ?? {}));
    const notices = found.notices.filter(({ kind }) => kind === 'body unreadable');
    expect(notices).toEqual(unreadable ? [{ kind: 'body unreadable', because: unreadable }] : []);
  });

  test('none takes long to diagnose', () => {
    const took = processorMs(() => BODIES.map(({ answer }) => diagnose(exchange(answer), knowledge())));
    // Parsing 1 MB takes some 10 ms; super-linear code would take minutes.
    expect(took).toBeLessThan(5000);
  });
});
