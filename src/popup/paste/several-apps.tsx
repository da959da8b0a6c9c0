import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PasteReading } from '../../import/paste.ts';
import type { Environment } from '../../inventorum/environment.ts';
import { type Call, carryOut, type PageProblem } from '../../messaging/carry-out.ts';
import { tailOf } from '../../oauth/fingerprint.ts';
import type { AppStatus } from '../../storage/public/status.ts';
import * as common from '../../ui/common.module.css';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../ui/language/problem-message.ts';
import * as styles from '../form/form.module.css';
import { AddedApps } from './added-apps.tsx';
import { planSeveral, type SeveralRow } from './plan-several.ts';
import { SeveralList } from './several-list.tsx';
import { suggestedNames } from './suggested-names.ts';

interface SeveralAppsProps {
  /** of a text with several apps. SECRET */
  readonly reading: PasteReading;
  readonly apps: readonly AppStatus[];
  /** that the popup shows */
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  readonly call: Call;
  /** The form goes on with this draft. */
  readonly onOne: (index: number) => void;
  readonly onClose: () => void;
}

/** Chooses among the apps of a text, and saves all that are chosen in one step. */
export function SeveralApps(props: SeveralAppsProps) {
  const { reading, environment, call, onOne, onClose } = props;
  const { say } = useLanguage();
  const rows = useRows(props);
  const [turned, setTurned] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [problem, setProblem] = useState<PageProblem['code'] | null>(null);
  const [added, setAdded] = useState<readonly string[] | null>(null);
  const sending = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const isThere = rows.length > 0;
  useLayoutEffect(() => {
    if (isThere) form.current?.querySelector<HTMLElement>('input:not([disabled]), button')?.focus();
  }, [isThere]);

  const isChosen = (row: SeveralRow) =>
    row.item !== null && (turned.get(row.index) ?? row.environment.id === environment.id);
  const items = rows.filter(isChosen).flatMap(({ item }) => item ?? []);

  async function submit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (sending.current || items.length === 0) return;
    sending.current = true;
    const outcome = await carryOut(call, 'app.add-several', { items });
    sending.current = false;
    if (outcome.ok) setAdded(outcome.value.ids);
    else setProblem(outcome.problem.code);
  }

  if (added) return <AddedApps ids={added} call={call} onClose={onClose} />;
  return (
    <form
      ref={form}
      class={styles.form}
      data-testid="several"
      aria-label={say('severalTitle')}
      onSubmit={(event) => void submit(event)}
    >
      <main class={styles.body}>
        <h2>{say('severalTitle')}</h2>
        <p class={common.hint}>{say('severalHint')}</p>
        <SeveralList
          rows={rows}
          isChosen={isChosen}
          tailOf={(index) => tailOf(reading.drafts[index]?.refreshToken ?? '')}
          onTurn={(index, isOn) => setTurned(new Map([...turned, [index, isOn]]))}
          onOne={onOne}
        />
      </main>
      <div class={styles.foot}>
        <p role="alert" class={`${common.error} ${styles.error}`} hidden={!problem}>
          {problem && say(PROBLEM_MESSAGE[problem])}
        </p>
        <SaveSeveral amount={items.length} />
        <button type="button" data-testid="cancel" onClick={onClose}>
          {say('cancel')}
        </button>
      </div>
    </form>
  );
}

function SaveSeveral({ amount }: { amount: number }) {
  const language = useLanguage();
  return (
    <button type="submit" class={common.primary} data-testid="save" disabled={amount === 0}>
      {count(language, 'severalSave', amount)}
    </button>
  );
}

/** The rows, once the background has said which refresh tokens are saved. */
function useRows({
  reading,
  apps,
  environment,
  environments,
  call,
}: SeveralAppsProps): readonly SeveralRow[] {
  const language = useLanguage();
  const [known, setKnown] = useState<readonly boolean[] | null>(null);
  useEffect(() => {
    const refreshTokens = reading.drafts.map(({ refreshToken }) => refreshToken ?? '');
    // Without an answer, the background still saves nothing twice.
    void carryOut(call, 'refresh-token.known', { refreshTokens }).then((outcome) =>
      setKnown(outcome.ok ? outcome.value : []),
    );
  }, [reading, call]);
  const names = suggestedNames(language);
  return known === null ? [] : planSeveral(reading, { apps, environment, environments, names, known });
}
