import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { DiagnosedCall } from '../calls/call.ts';
import type { PanelProps } from '../panel-props.ts';
import { ReplayDeskContext } from './desk.ts';
import type { ReplayForm } from './replay-form.ts';

interface ReplayDeskProviderProps {
  readonly panel: Pick<PanelProps, 'facts' | 'now' | 'act' | 'bodies' | 'redact' | 'replays' | 'on'>;
  /** all of them, whatever the filter leaves */
  readonly calls: readonly DiagnosedCall[];
  readonly children: ComponentChildren;
}

/** Calls whose edits are remembered; the longest untouched ones are forgotten first. */
const MOST_FORMS = 50;

/** Gives the detail what it needs to send calls again, and keeps what is edited while something else is looked at. */
export function ReplayDeskProvider({ panel, calls, children }: ReplayDeskProviderProps) {
  const { on, ...parts } = panel;
  const [forms, setForms] = useState<ReadonlyMap<string, ReplayForm>>(new Map());
  return (
    <ReplayDeskContext.Provider
      value={{
        ...parts,
        forms,
        edit: (key, form) => setForms((before) => edited(before, key, form)),
        find: (key) => calls.find((one) => one.key === key),
        select: on.select,
      }}
    >
      {children}
    </ReplayDeskContext.Provider>
  );
}

function edited(forms: ReadonlyMap<string, ReplayForm>, key: string, form: ReplayForm | null) {
  const others = [...forms].filter(([each]) => each !== key).slice(1 - MOST_FORMS);
  return new Map(form === null ? others : [...others, [key, form]]);
}
