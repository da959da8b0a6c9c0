import { useEffect, useRef, useState } from 'preact/hooks';
import { useLanguage } from '../ui/language/language.ts';
import { useNow } from '../ui/live/use-now.ts';
import { Switch } from '../ui/parts/switch.tsx';
import { Footer } from './footer/footer.tsx';
import { CredentialsForm } from './form/credentials-form.tsx';
import type { FormSubject } from './form/form-subject.ts';
import { AppList } from './list/app-list.tsx';
import { FirstRun } from './list/first-run.tsx';
import { moments } from './moments.ts';
import type { PopupCommands, PopupFacts } from './popup-props.ts';
import { everyPortOf, Strip } from './strip/strip.tsx';
import { tabSends } from './strip/tab-sends.ts';
import { type PopupActs, usePopupActs } from './use-popup-acts.ts';

interface PopupProps {
  readonly facts: PopupFacts;
  readonly commands: PopupCommands;
  readonly clock: () => number;
}

/** The whole popup, drawn from stored facts alone. */
export function Popup({ facts, commands, clock }: PopupProps) {
  const now = useNow(clock, moments(facts.status));
  const sends = tabSends(facts, now);
  const reach = sends.sends ? sends.reach : 'every tab';
  const acts = usePopupActs(commands, { tabId: facts.tab?.id ?? null, current: reach });
  const [form, setForm] = useForm();
  const environmentId = facts.environments[0]?.id ?? '';
  return (
    <>
      <Header on={facts.policy.on} onSwitch={acts.switchTo} />
      <div class="page" hidden={form !== null}>
        <Strip sends={sends} now={now} everyPortOf={everyPortOf(facts, sends)} onAct={acts.changeStrip} />
        <List facts={facts} acts={acts} now={now} onOpen={setForm} />
        <Footer status={facts.status} acts={acts} now={now} onAdd={() => setForm({ form: 'add app' })} />
      </div>
      {form && (
        <CredentialsForm
          subject={form}
          environmentId={environmentId}
          call={commands.call}
          onClose={() => setForm(null)}
        />
      )}
    </>
  );
}

function Header({ on, onSwitch }: { on: boolean; onSwitch: (on: boolean) => void }) {
  const { say } = useLanguage();
  return (
    <header class="head">
      <img src={on ? '/icons/icon.svg' : '/icons/icon-off.svg'} alt="" width="20" height="20" />
      <h1>{say('popupTitle')}</h1>
      <Switch
        label={say('switchLabel')}
        state={say(on ? 'switchOn' : 'switchOff')}
        on={on}
        onSwitch={onSwitch}
      />
    </header>
  );
}

interface PartProps {
  readonly facts: PopupFacts;
  readonly acts: PopupActs;
  readonly now: number;
}

function List({ facts, acts, now, onOpen }: PartProps & { onOpen: (subject: FormSubject) => void }) {
  const { status, policy, environments } = facts;
  const [environment] = environments;
  const saved = environment ? (policy.defaultTokenSets[environment.id] ?? null) : null;
  const host = environment ? new URL(environment.origin).host : '';
  return (
    <main class="list">
      {status.apps.length === 0 ? (
        <FirstRun host={host} />
      ) : (
        <AppList
          apps={status.apps}
          chosenId={acts.asked ?? saved}
          now={now}
          acts={{ ...acts, open: onOpen }}
        />
      )}
    </main>
  );
}

/** Which form is open; closing it gives the focus back to the button that opened it. */
function useForm(): [FormSubject | null, (subject: FormSubject | null) => void] {
  const [form, setForm] = useState<FormSubject | null>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (form === null && opener.current instanceof HTMLElement) opener.current.focus();
  }, [form]);
  return [
    form,
    (subject) => {
      if (subject) opener.current = document.activeElement;
      setForm(subject);
    },
  ];
}
