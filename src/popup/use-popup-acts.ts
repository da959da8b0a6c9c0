import { useRef, useState } from 'preact/hooks';
import type { Allowance } from '../injection/allowance.ts';
import { askPermission } from '../messaging/ask-for-origin.ts';
import type { PageProblem } from '../messaging/carry-out.ts';
import type { PauseFor } from '../messaging/protocol.ts';
import type { TokenSetStatus } from '../storage/public/status.ts';
import { type Commanding, type RunCommand, useCommand } from '../ui/hooks/use-command.ts';
import type { PopupCommands } from './popup-props.ts';
import type { AskingAct, TabAct } from './tab-status/run-tab-act.ts';

/** Long enough to read the notice twice. */
const COPIED_MS = 20_000;

/** The actions of the popup's buttons, and the problem of the last one that failed. */
export interface PopupActs {
  readonly run: RunCommand;
  readonly problem: PageProblem['code'] | null;
  readonly forgetProblem: () => void;
  /** the token set that was just chosen, until storage confirms it */
  readonly asked: string | null;
  readonly choose: (tokenSetId: string) => void;
  readonly refresh: (id: string) => void;
  readonly tryPrevious: (id: string) => void;
  readonly remove: (id: string) => void;
  readonly undo: (id: string) => void;
  /** Lets a guarded token set write for this many minutes; 0: not any longer. */
  readonly allowWrites: (id: string, minutes: number) => void;
  /** Copies the access token, in the click. */
  readonly copyAccessToken: (tokenSet: TokenSetStatus) => void;
  /** label of the token set whose access token was just copied */
  readonly copied: string | null;
  /** The user has read which scopes were removed: sent as an edit that changes nothing else. */
  readonly dismissWithdrawn: (tokenSet: TokenSetStatus) => void;
  readonly dismissRecovery: () => void;
  readonly acknowledgeSession: () => void;
  readonly switchTo: (on: boolean) => void;
  readonly pause: (pause: PauseFor) => void;
  readonly changeTab: (act: AskingAct | TabAct) => void;
  /** "Use with this page", in the click. Returns the problem, which the popup also shows. */
  readonly allow: (allowance: Allowance) => Promise<PageProblem['code'] | null>;
  /** the permission prompt is open */
  readonly allowing: boolean;
  readonly requestTabs: () => void;
  readonly forgetPending: () => void;
  readonly openSettings: () => void;
}

export function usePopupActs(
  { call, requestOrigin, openSettings, ...commands }: PopupCommands,
  tabId: number | null,
): PopupActs {
  const { run, problem, setProblem } = useCommand(call);
  const [asked, setAsked] = useState<string | null>(null);
  const [allowing, setAllowing] = useState(false);
  const onAnswer = (granted: boolean) => setProblem(granted ? null : 'no permission');

  async function allow(allowance: Allowance): Promise<PageProblem['code'] | null> {
    setAllowing(true);
    const failed = await commands.allow(allowance);
    setProblem(failed);
    setAllowing(false);
    return failed;
  }

  function changeTab(act: AskingAct | TabAct): void {
    if (act.do === 'grant') void askPermission(requestOrigin, act.origin).then(onAnswer);
    else if (act.do === 'allow') void allow({ origin: act.origin, reach: { in: 'every tab' } });
    else if (act.do !== 'allow in tab')
      void import('./tab-status/run-tab-act.ts').then(({ runTabAct }) => runTabAct(run, tabId, act));
    else if (tabId !== null) void allow({ origin: act.origin, reach: { in: 'one tab', tabId } });
  }

  return {
    run,
    problem,
    forgetProblem: () => setProblem(null),
    asked,
    choose: (tokenSetId) => {
      setAsked(tokenSetId);
      void run('injection.choose', { tokenSetId }).then(() => setAsked(null));
    },
    refresh: (id) => void run('token-set.refresh', { id }),
    tryPrevious: (id) => void run('token-set.try-previous', { id }),
    remove: (id) => void run('item.delete', { id }),
    undo: (id) => void run('item.undelete', { id }),
    ...useCopy(commands, setProblem),
    allowWrites: (id, minutes) => void run('token-set.allow-writes', { id, minutes }),
    dismissWithdrawn: ({ id, label }) =>
      void run('token-set.edit', { id, tokenSet: { label, refreshToken: '', accessToken: '' } }),
    acknowledgeSession: () => void run('session.acknowledge', {}),
    dismissRecovery: () => void run('recovery.dismiss', {}),
    switchTo: (on) => void run('injection.switch', { on }),
    pause: (pause) => void run('injection.pause', pause),
    changeTab,
    allow,
    allowing,
    requestTabs: () => void commands.requestTabs().then(onAnswer, () => onAnswer(false)),
    forgetPending: () => void commands.forgetPending(),
    openSettings,
  };
}

function useCopy(
  { copyAccessToken }: Pick<PopupCommands, 'copyAccessToken'>,
  onProblem: Commanding['setProblem'],
): Pick<PopupActs, 'copied' | 'copyAccessToken'> {
  const [copied, setCopied] = useState<string | null>(null);
  const hiding = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  async function copy({ id, label }: TokenSetStatus): Promise<void> {
    setCopied(null);
    const failed = await copyAccessToken(id);
    onProblem(failed);
    setCopied(failed === null ? label : null);
    clearTimeout(hiding.current);
    hiding.current = setTimeout(() => setCopied(null), COPIED_MS);
  }

  return { copied, copyAccessToken: (tokenSet) => void copy(tokenSet) };
}
