import { useLanguage } from '../../ui/language/language.ts';
import { sayPhrase } from '../../ui/language/phrase.ts';
import { Menu, type MenuItem } from '../../ui/parts/menu.tsx';
import type { PinChoice } from './pin-choices.ts';
import type { StripAct } from './strip-act.ts';
import { StripButtons } from './strip-buttons.tsx';
import type { TabSends } from './tab-sends.ts';

interface StripProps {
  readonly sends: TabSends;
  readonly pins: readonly MenuItem<PinChoice>[];
  readonly now: number;
  /** said where one click allows more than the address shows */
  readonly everyPortOf: string | null;
  readonly onAct: (act: StripAct) => void;
}

/** Answers "what does this tab send right now, and why?", with the one button that changes it. */
export function Strip({ sends, pins, now, everyPortOf, onAct }: StripProps) {
  const { say } = useLanguage();
  return (
    <section
      class="strip menu-anchor"
      data-testid="strip"
      data-sends={sends.sends ? 'yes' : 'no'}
      aria-label={say('thisTab')}
    >
      <p class="strip-line">
        <strong>{say('thisTab')}</strong>{' '}
        {sends.host && (
          <code data-testid="strip-host" title={sends.host}>
            {sends.host}
          </code>
        )}
      </p>
      {sends.sends ? <Sent sends={sends} now={now} /> : <NotSent sends={sends} now={now} />}
      {everyPortOf && <p class="muted">{say('everyPort', everyPortOf)}</p>}
      <p class="strip-acts">
        <StripButtons sends={sends} onAct={onAct} />
        {pins.length > 0 && (
          <Menu
            text={say(sends.sends ? 'pinOther' : 'pin')}
            testId="strip-pin"
            itemTestId="pin-option"
            items={pins}
            onChoose={(choice) => onAct({ do: 'pin', choice })}
          />
        )}
      </p>
    </section>
  );
}

function Sent({ sends, now }: { sends: Extract<TabSends, { sends: true }>; now: number }) {
  const language = useLanguage();
  const { say } = language;
  const { tokenSet, because, replacesOwn } = sends;
  return (
    <>
      <p class="strip-line">
        <span class="muted">{say('sends')}</span> <strong>{tokenSet.label}</strong>{' '}
        {tokenSet.tail && <code class="muted">…{tokenSet.tail}</code>}
      </p>
      <p class="muted" data-testid="strip-because">
        {sayPhrase(language, because, now)}
      </p>
      {replacesOwn && (
        <p class="warn" data-testid="own-authorization">
          {say('replacesOwn')}
        </p>
      )}
    </>
  );
}

function NotSent({ sends, now }: { sends: Extract<TabSends, { sends: false }>; now: number }) {
  const language = useLanguage();
  const { onlyOpened, because } = sends;
  return (
    <>
      <p data-testid="strip-reason">{sayPhrase(language, because, now)}</p>
      {onlyOpened && (
        <p class="muted" data-testid="strip-opened">
          {language.say('onlyAddressBar', onlyOpened.label)}
        </p>
      )}
    </>
  );
}
