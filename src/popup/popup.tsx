import { useEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../inventorum/environment.ts';
import { useLanguage } from '../ui/language/language.ts';
import { useNow } from '../ui/live/use-now.ts';
import { VaultLockContext } from '../ui/live/vault-lock.ts';
import { Footer } from './footer/footer.tsx';
import { CredentialsForm } from './form/credentials-form.tsx';
import type { FormSubject } from './form/form-subject.ts';
import { Header } from './header.tsx';
import { AppList } from './list/app-list.tsx';
import { FirstRun } from './list/first-run.tsx';
import { useSteadyList } from './list/use-steady-list.ts';
import { moments } from './moments.ts';
import type { PopupCommands, PopupFacts } from './popup-props.ts';
import { shownEnvironment } from './shown-environment.ts';
import { everyPortOf } from './strip/every-port-of.ts';
import { pinChoices } from './strip/pin-choices.ts';
import { Strip } from './strip/strip.tsx';
import { tabSends } from './strip/tab-sends.ts';
import { undoable } from './undoable.ts';
import { type PopupActs, usePopupActs } from './use-popup-acts.ts';

interface PopupProps {
  readonly facts: PopupFacts;
  readonly commands: PopupCommands;
  readonly clock: () => number;
}

/** The whole popup, drawn from stored facts alone. */
export function Popup({ facts, commands, clock }: PopupProps) {
  const { say } = useLanguage();
  const now = useNow(clock, moments(facts));
  const acts = usePopupActs(commands, facts.tab?.id ?? null);
  const [askedId, setAskedId] = useState<string | null>(null);
  const [form, setForm] = useForm();
  const environment = shownEnvironment(facts, askedId);
  const sends = tabSends(facts, environment, now);
  return (
    <>
      <Header
        on={facts.policy.on}
        environments={facts.environments}
        environmentId={environment.id}
        onSwitch={acts.switchTo}
        onEnvironment={setAskedId}
      />
      <div class="page" hidden={form !== null}>
        <Strip
          sends={sends}
          pins={pinChoices(facts, environment, say)}
          now={now}
          everyPortOf={everyPortOf(facts, sends)}
          onAct={acts.changeStrip}
        />
        <List facts={facts} environment={environment} acts={acts} now={now} onOpen={setForm} />
        <Footer
          facts={facts}
          environment={environment}
          acts={acts}
          now={now}
          onAdd={() => setForm({ form: 'add app' })}
        />
      </div>
      {form && (
        <CredentialsForm
          subject={form}
          environmentId={environment.id}
          call={commands.call}
          onClose={() => setForm(null)}
        />
      )}
    </>
  );
}

interface ListProps {
  readonly facts: PopupFacts;
  readonly environment: Environment;
  readonly acts: PopupActs;
  readonly now: number;
  readonly onOpen: (subject: FormSubject) => void;
}

function List({ facts: { status, policy }, environment, acts, now, onOpen }: ListProps) {
  const list = useRef<HTMLElement>(null);
  const steady = useSteadyList(list);
  const apps = status.apps.filter(({ environmentId }) => environmentId === environment.id);
  const deletions = undoable(status, now).filter(({ place }) => place?.environmentId === environment.id);
  return (
    <main class="list" ref={list}>
      <VaultLockContext.Provider value={status.lock}>
        {apps.length + deletions.length === 0 ? (
          <FirstRun host={new URL(environment.origin).host} />
        ) : (
          <AppList
            apps={apps}
            deletions={deletions}
            steady={steady}
            chosenId={acts.asked ?? policy.defaultTokenSets[environment.id] ?? null}
            guards={policy.writeGuards}
            now={now}
            acts={{ ...acts, open: onOpen }}
          />
        )}
      </VaultLockContext.Provider>
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
