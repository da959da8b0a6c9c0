import { cleanup, render } from '@testing-library/preact';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { BODIES, HOSTILE_TEXTS } from '../../../../tests/unit/bodies/bodies.ts';
import { diagnose } from '../../../diagnosis/diagnose.ts';
import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import { exchange, knowledge } from '../../../diagnosis/fixtures/cases.ts';
import { ENGLISH, GERMAN } from '../../../ui/fixtures/languages.ts';
import { LanguageContext } from '../../../ui/language/language.ts';
import { asShown } from '../calls/redact-exchange.ts';
import { panelState } from '../fixtures/panel-state.ts';
import { PanelContext } from '../panel-context.ts';
import { VerdictCard } from './verdict-card.tsx';

afterEach(cleanup);

/** Renders the card of an answer like the panel. */
function draw(answer: Partial<Exchange>, language = ENGLISH): Element {
  const own = exchange(answer);
  const known = knowledge();
  const { container } = render(
    <LanguageContext.Provider value={language}>
      <PanelContext.Provider value={panelState()}>
        <VerdictCard
          call={{
            ...{ key: 'one', source: 'page', size: null, entry: {} },
            ...{ exchange: asShown(own), explanation: known.explanation, diagnosis: diagnose(own, known) },
          }}
        />
      </PanelContext.Provider>
    </LanguageContext.Provider>,
  );
  return container;
}

/** The elements of a card; a server's answer can add none. */
const OWN_ELEMENTS =
  /^(article|div|p|h2|h3|dl|dt|dd|section|code|bdi|span|ul|ol|li|button|a|b|s|table|tbody|tr|td|th|input|label|fieldset|pre|strong|select|option|textarea|details|summary)$/;
const OWN_ADDRESSES =
  /^(https:\/\/manager\.shore\.com\/api-apps|mailto:api_support@inventorum\.com|\/src\/options\/index\.html$)/;

/** What our own sentences put around a name with letters written from right to left (src/messages/in-order.ts). */
const OUR_ISOLATES =
  /\u2068([^\p{Bidi_Control}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][^\p{Bidi_Control}]*)\u2069/gu;

function expectHarmless(container: Element): void {
  for (const element of container.querySelectorAll('*')) {
    expect(element.localName).toMatch(OWN_ELEMENTS);
    for (const name of element.getAttributeNames()) {
      expect(name).not.toMatch(/^on|^style$|^src$/);
    }
    const address = element.getAttribute('href');
    if (address !== null) expect(address).toMatch(OWN_ADDRESSES);
  }
  const foreign = (container.textContent ?? '').replaceAll(OUR_ISOLATES, '$1');
  expect(foreign).not.toMatch(/\p{Cc}|\p{Cs}|\p{Bidi_Control}/u);
}

describe('the card of every body', () => {
  test.each(BODIES)('$name ($answer.status) has a title and nothing of the answer but text', ({ answer }) => {
    const container = draw(answer);
    expect(container.querySelector('[data-testid="verdict-title"]')?.textContent).toBeTruthy();
    expect(container.innerHTML.length).toBeLessThan(200_000);
    expectHarmless(container);
  });

  test('is drawn in German, too', () => {
    for (const { answer } of BODIES.slice(0, 40)) {
      expectHarmless(draw(answer, GERMAN));
      cleanup();
    }
  });
});

const PLAIN_ANSWER = {
  status: 400,
  contentType: 'text/html',
  method: 'GET',
  apiVersion: null,
  netError: null,
  sent: null,
  body: '',
} as const;

test('whatever the server sends, the card is drawn, of our own elements and visible text alone', () => {
  const hostile = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'binary' }));
  const value = fc.oneof(hostile, fc.jsonValue(), fc.dictionary(hostile, fc.array(hostile)));
  const body = fc.oneof(
    hostile,
    fc
      .record({ error: fc.oneof(value, fc.record({ key: value, description: value, fields: value })) })
      .map((parsed) => JSON.stringify(parsed)),
  );
  const answer = fc.record({
    status: fc.constantFrom(0, 200, 301, 400, 401, 403, 404, 409, 429, 500, 502),
    contentType: fc.constantFrom('text/html', 'application/json', ''),
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    apiVersion: fc.oneof(fc.constant(null), hostile),
    processedVersion: fc.oneof(fc.constant(null), hostile),
    netError: fc.oneof(fc.constant(null), hostile),
    sent: fc.oneof(fc.constant(null), fc.record({ type: fc.constant('application/json'), text: hostile })),
    body,
  });
  fc.assert(
    fc.property(answer, (changes) => {
      expectHarmless(draw(changes));
      cleanup();
    }),
    {
      examples: [
        [{ ...PLAIN_ANSWER, processedVersion: '\ufb1d' }],
        [{ ...PLAIN_ANSWER, processedVersion: 'א\u202eב' }],
      ],
    },
  );
});
