import { useEffect, useRef, useState } from 'preact/hooks';
import type { Environment } from '../../inventorum/environment.ts';
import { PageForm } from '../allow/page-form.tsx';
import type { DraftsPort } from '../draft/drafts-port.ts';
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
  const close = () => onView(null);
  if (view?.form === 'page') return <PageForm facts={facts} acts={acts} onClose={close} />;
  if (!view || drafts === undefined) return null;
  return (
    <CredentialsForm
      subject={view}
      environment={environment}
      environments={facts.environments}
      commands={commands}
      drafts={drafts}
      onEnvironment={props.onEnvironment}
      onClose={close}
    />
  );
}

/** What is kept of forms; undefined: it is not read yet. Once it is, the form that was open opens again. */
function useDrafts(props: OpenFormProps): DraftsPort | null | undefined {
  const { drafts: read } = props.commands;
  const [drafts, setDrafts] = useState<DraftsPort | null | undefined>(read && undefined);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    void read?.().then((port) => {
      setDrafts(port);
      const { view, onView, facts } = latest.current;
      const subject = view ? null : port.toOpen(facts.status.apps);
      if (subject) onView(subject);
    });
  }, [read]);
  return drafts;
}
