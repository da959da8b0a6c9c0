import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isSafeMethod, mayWrite } from '../../../injection/injection-view.ts';
import { PRODUCTION } from '../../../inventorum/environment.ts';
import type { PageProblem } from '../../../messaging/carry-out.ts';
import { injectionViewOf } from '../../../storage/public/injection-facts.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { PROBLEM_MESSAGE } from '../../../ui/language/problem-message.ts';
import { minutesWords } from '../../../ui/language/times.ts';
import { WRITE_MINUTES } from '../carry-out-action.ts';
import { type PanelState, usePanel } from '../panel-context.ts';
import * as factsStyles from '../verdict/facts.module.css';
import * as styles from './asked-send.module.css';
import type { UnaskedDraft } from './replay-form.ts';

interface AskedSend {
  readonly send: (draft: UnaskedDraft) => void;
  /** rendered next to the send button: the confirmation dialog while it is open */
  readonly question: VNode | null;
}

/** Sends a call again: at once if it only reads, else after the user's confirmation. */
export function useAskedSend(originalKey: string): AskedSend {
  const { replays } = usePanel();
  const [asked, setAsked] = useState<UnaskedDraft | null>(null);
  return {
    send(draft) {
      if (onlyReads(draft)) replays.send(originalKey, { ...draft, writeAgreed: false });
      else setAsked(draft);
    },
    question: asked && (
      <AskDialog
        draft={asked}
        onAnswer={(agreed) => {
          setAsked(null);
          if (agreed) replays.send(originalKey, { ...asked, writeAgreed: true });
        }}
      />
    ),
  };
}

function onlyReads({ method }: UnaskedDraft): boolean {
  return isSafeMethod(method);
}

interface AskDialogProps {
  readonly draft: UnaskedDraft;
  readonly onAnswer: (agreed: boolean) => void;
}

const AGREED = 'agreed';

/** Asks before a call that may change data is sent again; a guarded token set must be allowed to write first. */
function AskDialog({ draft, onAnswer }: AskDialogProps) {
  const { say } = useLanguage();
  const panel = usePanel();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { method, tokenSetId } = draft;
  const writes = mayWrite(injectionViewOf(panel.facts, panel.now), tokenSetId);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  // Also after the guard was lifted and its button is gone: a second press must not send the call. Synchronously: later
  // it could take the focus from where a key press has moved it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs on every change of `writes`
  useLayoutEffect(() => cancel.current?.focus(), [writes]);
  return (
    <dialog
      ref={dialog}
      class={styles.ask}
      aria-labelledby={id}
      data-testid="ask-write"
      onClose={({ currentTarget: { returnValue } }) => onAnswer(returnValue === AGREED)}
    >
      <h2 id={id}>{say('askWrite', { method })}</h2>
      <AskedCall panel={panel} draft={draft} />
      <p class={styles.acts}>
        <button ref={cancel} type="button" data-testid="ask-cancel" onClick={() => dialog.current?.close()}>
          {say('cancel')}
        </button>
        {writes ? (
          <button
            type="button"
            class={common.primary}
            data-testid="ask-send"
            onClick={() => dialog.current?.close(AGREED)}
          >
            {say('sendMethod', { method })}
          </button>
        ) : (
          <AllowWrites panel={panel} draft={draft} />
        )}
      </p>
    </dialog>
  );
}

interface PartProps {
  readonly panel: PanelState;
  readonly draft: UnaskedDraft;
}

/** What would be sent, where to, and with which token set. */
function AskedCall({ panel, draft: { method, path, tokenSetId } }: PartProps) {
  const { say } = useLanguage();
  const { facts, now } = panel;
  const app = appOf(panel, tokenSetId);
  const tokenSet = app?.tokenSets.find(({ id }) => id === tokenSetId);
  const environment = facts.environments.find(({ id }) => id === app?.environmentId);
  const writes = mayWrite(injectionViewOf(facts, now), tokenSetId);
  return (
    <>
      <dl class={factsStyles.facts}>
        <dt>{say('askedCall')}</dt>
        <dd>
          <code>
            {method} {path}
          </code>
        </dd>
        <dt>{say('environment')}</dt>
        <dd>
          {environment?.name}{' '}
          <span class={`${common.muted} ${common.mono}`}>
            {environment && new URL(environment.origin).host}
          </span>
        </dd>
        <dt>{say('groupTokenSet')}</dt>
        <dd>
          {tokenSet?.label} <span class={common.muted}>{app?.label}</span>
        </dd>
      </dl>
      <p
        class={environment?.id === PRODUCTION.id ? `${common.warn} ${styles.warning}` : common.muted}
        data-testid="ask-about"
      >
        {environment?.id === PRODUCTION.id
          ? say('askProduction')
          : say('askOther', { environment: environment?.name ?? '' })}
      </p>
      {!writes && (
        <p class={`${common.warn} ${styles.warning}`} data-testid="ask-guard">
          {say('askGuard')}
        </p>
      )}
    </>
  );
}

/** Allows a guarded token set to write. */
function AllowWrites({ panel, draft: { tokenSetId } }: PartProps) {
  const { say, tag } = useLanguage();
  const [problem, setProblem] = useState<PageProblem['code'] | null>(null);
  const label = appOf(panel, tokenSetId)?.tokenSets.find(({ id }) => id === tokenSetId)?.label ?? '';
  const action = { do: 'allow writes', tokenSet: { id: tokenSetId, label } } as const;
  return (
    <>
      <button
        type="button"
        data-testid="ask-allow-writes"
        onClick={() => void panel.act(action, 'every tab').then(setProblem)}
      >
        {say('allowWritesNamed', { name: label, duration: minutesWords(tag, WRITE_MINUTES) })}
      </button>
      <span role="status" class={common.error}>
        {problem && say(PROBLEM_MESSAGE[problem])}
      </span>
    </>
  );
}

function appOf({ facts }: PanelState, tokenSetId: string) {
  return facts.status?.apps.find(({ tokenSets }) => tokenSets.some(({ id }) => id === tokenSetId));
}
