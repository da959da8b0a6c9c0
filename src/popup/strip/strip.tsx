import type { MessageKey } from '../../platform/i18n.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { sayPhrase } from '../../ui/language/phrase.ts';
import type { PopupFacts } from '../popup-props.ts';
import type { Change, TabSends } from './tab-sends.ts';

/** What the strip's buttons ask for. */
export type StripAct = Change | { readonly do: 'allow in tab' | 'disallow'; readonly origin: string };

interface StripProps {
  readonly sends: TabSends;
  readonly now: number;
  /** said where one click allows more than the address shows */
  readonly everyPortOf: string | null;
  readonly onAct: (act: StripAct) => void;
}

/** Answers "what does this tab send right now?", with the one button that changes it. */
export function Strip({ sends, now, everyPortOf, onAct }: StripProps) {
  const { say } = useLanguage();
  return (
    <section
      class="strip"
      data-testid="strip"
      data-sends={sends.sends ? 'yes' : 'no'}
      aria-label={say('thisTab')}
    >
      <div class="strip-words">
        <p class="strip-line">
          <strong>{say('thisTab')}</strong>{' '}
          {sends.host && (
            <code data-testid="strip-host" title={sends.host}>
              {sends.host}
            </code>
          )}
        </p>
        {sends.sends ? <Sent sends={sends} /> : <NotSent sends={sends} now={now} />}
        {everyPortOf && <p class="muted">{say('everyPort', everyPortOf)}</p>}
      </div>
      <p class="strip-acts">
        {sends.sends ? (
          <button
            type="button"
            data-testid="strip-action"
            onClick={() => onAct({ do: 'disallow', origin: sends.origin })}
          >
            {say('disallow')}
          </button>
        ) : (
          sends.change && <ChangeButtons change={sends.change} onAct={onAct} />
        )}
      </p>
    </section>
  );
}

function Sent({ sends: { tokenSet, reach } }: { sends: Extract<TabSends, { sends: true }> }) {
  const { say } = useLanguage();
  return (
    <>
      <p class="strip-line">
        <span class="muted">{say('sends')}</span> <strong>{tokenSet.label}</strong>{' '}
        {tokenSet.tail && <code class="muted">…{tokenSet.tail}</code>}
      </p>
      {reach === 'one tab' && <p class="muted">{say('allowedInTab')}</p>}
    </>
  );
}

function NotSent({ sends, now }: { sends: Extract<TabSends, { sends: false }>; now: number }) {
  const language = useLanguage();
  const { onlyOpened, because } = sends;
  return (
    <>
      <p data-testid="strip-reason">{sayPhrase(language, because, now)}</p>
      {onlyOpened && <p class="muted">{language.say('onlyAddressBar', onlyOpened.label)}</p>}
    </>
  );
}

function ChangeButtons({ change, onAct }: { change: Change; onAct: (act: StripAct) => void }) {
  const { say } = useLanguage();
  return (
    <>
      <button type="button" class="primary" data-testid="strip-action" onClick={() => onAct(change)}>
        {say(changeWords(change))}
      </button>
      {change.do === 'allow' && (
        <button
          type="button"
          class="quiet"
          data-testid="strip-action-tab"
          onClick={() => onAct({ do: 'allow in tab', origin: change.origin })}
        >
          {say('allowInTab')}
        </button>
      )}
    </>
  );
}

function changeWords(change: Change): MessageKey {
  switch (change.do) {
    case 'allow':
      return change.ofApiHost ? 'allowHost' : 'allowOrigin';
    case 'switch on':
      return 'switchItOn';
    case 'resume':
      return 'resume';
    case 'unpin':
      return 'unpin';
    case 'refresh':
      return 'refreshNow';
    case 'grant':
      return 'allowAccess';
  }
}

/** The host whose other ports one click allows too (Firefox), where the address names a port. */
export function everyPortOf({ portsTogether, tab }: PopupFacts, sends: TabSends): string | null {
  const asks = sends.sends || sends.change?.do === 'allow';
  if (!portsTogether || !asks || !tab?.url) return null;
  const { port, hostname } = new URL(tab.url);
  return port === '' ? null : hostname;
}
