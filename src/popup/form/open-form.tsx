import { useEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../../inventorum/environment.ts';
import { carryOut } from '../../messaging/carry-out.ts';
import { PageForm } from '../allow/page-form.tsx';
import type { DraftsPort } from '../draft/drafts-port.ts';
import { FirstSaved } from '../first-run/first-saved.tsx';
import { ArrangeView } from '../many/arrange-view.tsx';
import type { PopupCommands, PopupFacts } from '../popup-props.ts';
import type { PopupActs } from '../use-popup-acts.ts';
import { CredentialsForm } from './credentials-form.tsx';
import type { FormView } from './form-subject.ts';

interface OpenFormProps {
  /** null: none is open */
  readonly view: FormView | null;
  readonly onView: (view: FormView | null) => void;
  readonly facts: PopupFacts;
  readonly acts: PopupActs;
  readonly environment: Environment;
  readonly onEnvironment: (id: string) => void;
  readonly commands: Pick<PopupCommands, 'call' | 'drafts' | 'requestOrigin' | 'isFirefox'>;
}

/** The form that is open: one that was chosen, or the one that was open when the popup closed. */
export function OpenForm(props: OpenFormProps) {
  const { view, onView, facts, acts, environment, commands } = props;
  const drafts = useDrafts(props);
  const [first, setFirst] = useState(false);
  // It may be rendered first with a form already asked for.
  const isFirst = useRef(facts.status.apps.length === 0);
  if (!view) isFirst.current = facts.status.apps.length === 0;
  const close = () => onView(null);
  function closeForm(isSaved: boolean): void {
    setFirst(isSaved && isFirst.current);
    close();
  }
  if (view?.form === 'page') return <PageForm facts={facts} acts={acts} onClose={close} />;
  if (view?.form === 'arrange') return <ArrangeView facts={facts} acts={acts} onClose={close} />;
  if (!view && first) return <FirstSaved environment={environment} onDismiss={() => setFirst(false)} />;
  if (!view || drafts === undefined) return null;
  return (
    <CredentialsForm
      subject={view}
      environment={environment}
      environments={facts.environments}
      apps={facts.status.apps}
      commands={commands}
      drafts={drafts}
      onEnvironment={props.onEnvironment}
      onClose={closeForm}
    />
  );
}

/** What is kept of forms; undefined: it is not read yet. Once it is, the form that was open opens again. */
function useDrafts(props: OpenFormProps): DraftsPort | null | undefined {
  const { drafts: read = keptByBackground } = props.commands;
  const [drafts, setDrafts] = useState<DraftsPort | null | undefined>(read && undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    // Unreadable drafts must not keep the form from opening.
    const reading = read?.().catch(() => null);
    void reading?.then(async (port) => {
      const pasted = port?.hasSelection ? await takeSelection(latest.current) : null;
      setDrafts(port);
      const { view, onView, facts } = latest.current;
      if (pasted !== null) onView({ form: 'add app', pasted });
      else if (!view && port) onView(port.toOpen(facts.status.apps));
    });
  }, [read]);
  return drafts;
}

async function keptByBackground(): Promise<DraftsPort> {
  return (await import('../draft/live-drafts.ts')).liveDrafts();
}

/** The text that was selected on a page and sent here. */
async function takeSelection({ commands }: OpenFormProps): Promise<string | null> {
  const taken = await carryOut(commands.call, 'selection.take', {});
  return taken.ok ? taken.value.text : null;
}
