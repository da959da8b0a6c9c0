import { describe, expect, test } from 'vitest';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import { knowledge } from '../../../diagnosis/fixtures/cases.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { exchange } from '../fixtures/exchange.ts';
import { partnersOf } from './partners-of.ts';

interface Changes {
  readonly status?: number;
  readonly method?: string;
  readonly pathname?: string;
  readonly source?: DiagnosedCall['source'];
}

function call(key: string, { source = 'page', ...changes }: Changes = {}): DiagnosedCall {
  const read = exchange({ status: 200, ...changes });
  const asked = { ...read.asked, url: `https://app.inventorum.com${read.pathname}`, method: read.method };
  const shown = { ...read, asked };
  return {
    ...{ key, source, size: null, entry: {}, exchange: shown },
    explanation: { sends: false, because: 'origin not allowed' },
    diagnosis: diagnose(shown, knowledge()),
  };
}

const NOTHING = { calls: [], markedKey: null, attempts: new Map() };
const SENT = { state: 'sent', outcome: 'answered', cut: false, unknownCharset: false } as const;

describe('the calls to compare a call with', () => {
  const refused = call('refused', { status: 403, pathname: '/api/products/7/' });

  test('are the marked one, its repetition, and the last success of its endpoint, in this order', () => {
    const calls = [
      call('marked', { pathname: '/api/orders/' }),
      call('older', { pathname: '/api/products/8/' }),
      call('newer', { pathname: '/api/products/9/' }),
      call('own', { pathname: '/api/products/9/', source: 'own' }),
      call('written', { pathname: '/api/products/9/', method: 'PUT' }),
      call('failed', { pathname: '/api/products/9/', status: 500 }),
      call('list', { pathname: '/api/products/' }),
      refused,
      call('repeated', { status: 403, pathname: '/api/products/7/' }),
    ];
    const attempts = new Map([['refused', { ...SENT, key: 'repeated' }]]);
    const known = { calls, markedKey: 'marked', attempts };
    const found = partnersOf(refused, known).map((each) => `${each.is}: ${each.call.key}`);
    expect(found).toEqual(['marked: marked', 'replay: repeated', 'success: newer']);
    const repeated = calls.at(-1);
    expect(repeated && partnersOf(repeated, known).map(({ is }) => is)).toEqual([
      'marked',
      'original',
      'success',
    ]);
  });

  test('are none where there is no other, and where the others are gone', () => {
    expect(partnersOf(refused, { ...NOTHING, calls: [refused], markedKey: 'refused' })).toEqual([]);
    const attempts = new Map([['refused', { ...SENT, key: 'gone' }]]);
    expect(partnersOf(refused, { calls: [refused], markedKey: 'gone', attempts })).toEqual([]);
  });

  test('are found by the path where the endpoint is not known', () => {
    const odd = call('odd', { status: 400, pathname: '/api/odd/1/' });
    const calls = [
      call('same', { pathname: '/api/odd/1/' }),
      call('other', { pathname: '/api/odd/2/' }),
      odd,
    ];
    expect(partnersOf(odd, { ...NOTHING, calls }).map((each) => each.call.key)).toEqual(['same']);
  });
});
