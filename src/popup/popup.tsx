import { useEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../inventorum/environment.ts';
import { useNow } from '../ui/hooks/use-now.ts';
import { useSearch } from '../ui/hooks/use-search.ts';
import { VaultLockContext } from '../ui/hooks/vault-lock.ts';
import { Footer } from './footer/footer.tsx';
import type { FormSubject, FormView } from './form/form-subject.ts';
import { BelowList, FirstRun, FoundList, OpenForm } from './forms.ts';
import { Header } from './header.tsx';
import { AppList } from './list/app-list.tsx';
import type { SteadyList } from './list/use-steady-list.ts';
import { Search } from './many/search.tsx';
import { moments } from './moments.ts';
import * as styles from './popup.module.css';
import './paste/early-paste.ts';
import type { PopupCommands, PopupFacts } from './popup-props.ts';
import { shownEnvironment } from './shown-environment.ts';
import { tabSends } from './tab-status/tab-sends.ts';
import { TabStatus } from './tab-status/tab-status.tsx';
import { undoable } from './undoable.ts';
import { type PopupActs, usePopupActs } from './use-popup-acts.ts';

interface PopupProps {
  readonly facts: PopupFacts;
  readonly commands: PopupCommands;
  readonly clock: () => number;
}

/** The whole popup, rendered from stored facts only. */
export function Popup({ facts, commands, clock }: PopupProps) {
  const now = useNow(clock, moments(facts));
  const acts = usePopupActs(commands, facts.tab?.id ?? null);
  const [askedId, setAskedId] = useState<string | null>(null);
  const [view, setView] = useView();
  const environment = shownEnvironment(facts, askedId);
  const sends = tabSends(facts, environment, now);
  const search = useSearch(facts.status);
  const list = useRef<HTMLElement>(null);
  const steady = useRef<SteadyList | null>(null);
  return (
    <>
      <Header
        on={facts.policy.on}
        environments={facts.environments}
        environmentId={environment.id}
        onSwitch={acts.switchTo}
        onEnvironment={setAskedId}
      />
      <div class={styles.page} hidden={view !== null}>
        <TabStatus
          sends={sends}
          facts={facts}
          environment={environment}
          now={now}
          onAct={acts.changeTab}
          onNamePage={() => setView({ form: 'page' })}
        />
        <Search search={search} onArrange={() => setView({ form: 'arrange' })} />
        <main class={styles.list} ref={list}>
          <VaultLockContext.Provider value={facts.status.lock}>
            <List
              {...{ facts, environment, commands, acts, now }}
              words={search.words}
              steady={{ heightOf: (id) => steady.current?.heightOf(id) ?? null }}
              onOpen={setView}
            />
          </VaultLockContext.Provider>
        </main>
        <BelowList {...{ view, facts, acts, now, list, steady }} onView={setView} />
        <Footer
          facts={facts}
          environment={environment}
          acts={acts}
          now={now}
          onAdd={() => setView({ form: 'add app' })}
        />
      </div>
      <OpenForm
        {...{ view, facts, acts, environment, commands }}
        onView={setView}
        onEnvironment={setAskedId}
      />
    </>
  );
}

interface ListProps {
  readonly facts: PopupFacts;
  readonly environment: Environment;
  readonly commands: Pick<PopupCommands, 'isFirefox'>;
  readonly acts: PopupActs;
  readonly steady: SteadyList;
  /** that are searched; none: the list of the environment */
  readonly words: readonly string[];
  readonly now: number;
  readonly onOpen: (subject: FormSubject) => void;
}

function List(props: ListProps) {
  const { facts, environment, acts, steady, words, now, onOpen } = props;
  const { status, policy } = facts;
  const shared = { steady, guards: policy.writeGuards, now, acts: { ...acts, open: onOpen } };
  if (words.length > 0) return <FoundList {...shared} facts={facts} words={words} asked={acts.asked} />;
  const apps = status.apps.filter(({ environmentId }) => environmentId === environment.id);
  const deletions = undoable(status, now).filter(
    ({ position }) => position?.environmentId === environment.id,
  );
  return apps.length + deletions.length === 0 ? (
    <FirstRun {...props} />
  ) : (
    <AppList
      {...shared}
      apps={apps}
      leftOut={status.part && (status.part.leftOut[environment.id] ?? 0)}
      deletions={deletions}
      chosenId={acts.asked ?? policy.defaultTokenSets[environment.id] ?? null}
    />
  );
}

/** The open form; closing it returns the focus to the button that opened it. */
function useView(): [FormView | null, (view: FormView | null) => void] {
  const [view, setView] = useState<FormView | null>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    if (view === null && opener.current instanceof HTMLElement) opener.current.focus();
  }, [view]);
  return [
    view,
    (next) => {
      if (next) opener.current = document.activeElement;
      setView(next);
    },
  ];
}
