import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AllowanceReach } from '../../injection/allowance.ts';
import { parsePageAddress } from '../../injection/parse-page-address.ts';
import type { PlainKey } from '../../messages/messages.ts';
import * as common from '../../ui/common.module.css';
import { useEscape } from '../../ui/hooks/use-escape.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import { AllowNotes } from '../../ui/parts/allow-notes.tsx';
import { Field } from '../../ui/parts/field.tsx';
import * as formStyles from '../form/form.module.css';
import type { PopupFacts } from '../popup-props.ts';
import { type AllowChange, allowChange } from '../tab-status/allow-change.ts';
import type { PopupActs } from '../use-popup-acts.ts';
import { costs } from './costs.ts';
import { TabsOffer } from './tabs-offer.tsx';

interface PageFormProps {
  readonly facts: PopupFacts;
  readonly acts: Pick<PopupActs, 'allow' | 'requestTabs'>;
  readonly onClose: () => void;
}

/** "Use with this page" if the popup cannot see the tab's address: it is typed, pasted, or known from the panel. */
export function PageForm({ facts, acts, onClose }: PageFormProps) {
  const { say } = useLanguage();
  const [address, setAddress] = useState(facts.inspected ?? '');
  const [problem, setProblem] = useState<PlainKey | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const origin = parsePageAddress(address);
  const change = origin === null ? null : allowChange(facts, origin);

  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  useEscape(onClose);
  // The browser shows the address now, so the tab status is enough.
  const visible = facts.tab?.url != null;
  useEffect(() => {
    if (visible) onClose();
  }, [visible, onClose]);

  /** Nothing may be awaited before: the browser shows its prompt only within the click. */
  function use(reach: AllowanceReach): void {
    if (origin === null) {
      setProblem('problemNotPageAddress');
      form.current?.querySelector('input')?.focus();
      return;
    }
    void acts.allow({ origin, reach }).then((code) => (code ? setProblem(PROBLEM_MESSAGE[code]) : onClose()));
  }

  return (
    <form
      ref={form}
      class={formStyles.form}
      data-testid="page-form"
      noValidate
      autocomplete="off"
      aria-label={say('usePage')}
      onSubmit={(event: TargetedSubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        use({ in: 'every tab' });
      }}
    >
      <main class={formStyles.body}>
        <h2>{say('usePage')}</h2>
        <Field
          name="pageAddress"
          label={say('pageAddress')}
          value={address}
          hint={say(
            facts.inspected !== null && address === facts.inspected ? 'pageAddressSeen' : 'pageAddressHint',
          )}
          error={problem && say(problem)}
          onInput={(text) => {
            setAddress(text);
            setProblem(null);
          }}
        />
        <p>{say('usePageMeans')}</p>
        {change && (
          <>
            <AllowNotes {...change} />
            <costs.Part facts={facts} origin={change.origin} />
          </>
        )}
        <p>{say('menuWay', { menu: say('menuUsePage') })}</p>
        {facts.offersTabs && <TabsOffer onAsk={acts.requestTabs} />}
      </main>
      <FormButtons change={change} tabId={facts.tab?.id ?? null} onUse={use} onClose={onClose} />
    </form>
  );
}

interface FormButtonsProps {
  readonly change: AllowChange | null;
  readonly tabId: number | null;
  readonly onUse: (reach: AllowanceReach) => void;
  readonly onClose: () => void;
}

function FormButtons({ change, tabId, onUse, onClose }: FormButtonsProps) {
  const { say } = useLanguage();
  return (
    <div class={`${formStyles.foot} ${formStyles.narrow}`}>
      <button type="submit" class={common.primary} data-testid="use-page">
        {say('usePage')}
      </button>
      {tabId !== null && (
        <button
          type="button"
          data-testid="use-page-tab"
          disabled={change?.inTab === false}
          onClick={() => onUse({ in: 'one tab', tabId })}
        >
          {say('allowInTab')}
        </button>
      )}
      <button type="button" data-testid="cancel" onClick={onClose}>
        {say('cancel')}
      </button>
    </div>
  );
}
