import { useCallback } from 'preact/hooks';
import { useLanguage } from '../../ui/language/language.ts';
import { lazily } from '../../ui/lazily.tsx';
import { FaultBanner } from '../../ui/parts/fault-banner.tsx';
import { CallsView } from './frame/calls-view.tsx';
import { Foot } from './frame/foot.tsx';
import { Toolbar } from './frame/toolbar.tsx';
import * as styles from './panel.module.css';
import { PanelContext, usePanel } from './panel-context.ts';
import { useFileDrop } from './use-file-drop.ts';
import { type PanelParts, usePanelState } from './use-panel-state.ts';
import { ErasureNotice } from './views/erasure.tsx';
import { OtherView } from './views/other-view.tsx';

const SESSION_PANEL = lazily(async () => (await import('./sessions/session-panel.tsx')).SessionPanel);

/** The whole panel: the list of calls, and the details of the selected one. */
export function Panel(parts: PanelParts) {
  const panel = usePanelState(parts);
  const { started, view, calls, erasing, facts, fault, opened, on } = panel;
  const { prepare } = parts.sessions;
  // A file that is dragged over the panel is probably meant for it.
  const prepareSession = useCallback(() => {
    void SESSION_PANEL.load();
    prepare();
  }, [prepare]);
  useFileDrop(on.takeFile, prepareSession);
  if (!started) return null;
  const banner = fault.fault && (
    <FaultBanner fault={fault.fault} status={facts.status} problem={fault.problem} onEnd={fault.end} />
  );
  if (opened) {
    return (
      <>
        {banner}
        <SESSION_PANEL.Part live={panel} source={opened} parts={parts.sessions} />
      </>
    );
  }
  return (
    <PanelContext.Provider value={panel}>
      <Toolbar />
      {banner}
      {view !== 'calls' ? <OtherView view={view} /> : calls.length === 0 ? <Empty /> : <CallsView />}
      <ErasureNotice erasing={erasing} environments={facts.environments} />
      <Foot />
    </PanelContext.Provider>
  );
}

function Empty() {
  const { say } = useLanguage();
  const { facts, on } = usePanel();
  const hosts = facts.environments.map(({ origin }) => new URL(origin).host);
  return (
    <main class={styles.empty} data-testid="empty">
      <h2>{say('emptyTitle')}</h2>
      <p>{say('emptyText', { host: hosts.join(', ') })}</p>
      <p>
        <button type="button" onClick={on.reload}>
          {say('reloadPage')}
        </button>
      </p>
    </main>
  );
}
