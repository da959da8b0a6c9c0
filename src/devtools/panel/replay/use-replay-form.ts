import { environmentOf } from '../../../injection/explain-usual.ts';
import type { Environment } from '../../../inventorum/environment.ts';
import type { AppStatus } from '../../../storage/public/status.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { type Shown, useShown } from '../detail/redacted-call.tsx';
import { type PanelState, usePanel } from '../panel-context.ts';
import { pathOf, type Repeatable, repeatableOf } from './repeatable.ts';
import { formOf, type ReplayForm } from './replay-form.ts';

/** A call that is prepared for sending it again. */
interface ReplayEditing {
  readonly repeatable: Repeatable;
  readonly environment: Environment | undefined;
  /** apps of the call's environment that have token sets */
  readonly apps: readonly AppStatus[];
  /** current state; null: not read yet */
  readonly form: ReplayForm | null;
  readonly change: (changes: Partial<ReplayForm>) => void;
  /** Discards every change; null: there is none. */
  readonly reset: (() => void) | null;
}

/** Parts that read the form. */
export interface EditingProps {
  readonly editing: ReplayEditing & { readonly form: ReplayForm };
}

/** The form of a call: the original until it is edited. Edits survive while other calls and tabs are shown. */
export function useReplayForm(call: DiagnosedCall): ReplayEditing {
  const panel = usePanel();
  const { facts, forms, on } = panel;
  const shown = useShown(call, 'without body');
  const repeatable = repeatableOf(call);
  const environment = environmentOf(facts.environments, call.exchange.asked.url);
  const apps = (facts.status?.apps ?? []).filter(
    ({ environmentId, tokenSets }) => environmentId === environment?.id && tokenSets.length > 0,
  );
  const first =
    shown.state === 'reading'
      ? null
      : formOf(repeatable, shownParts(shown, call, repeatable), firstTokenSet(panel, call, apps));
  const edited = forms.get(call.key);
  const form = edited ?? first;
  return {
    repeatable,
    environment,
    apps,
    form,
    change(changes) {
      if (form) on.edit(call.key, { ...form, ...changes });
    },
    reset: edited && first ? () => on.edit(call.key, null) : null,
  };
}

/** Path and body as they may be shown: a body with a secret may not. */
function shownParts(
  shown: Exclude<Shown, { state: 'reading' }>,
  { exchange }: DiagnosedCall,
  { path, body, bodyProblem }: Repeatable,
): Pick<ReplayForm, 'path' | 'body'> {
  if (shown.state === 'nothing') return { path, body: '' };
  if (shown.state === 'no answer') {
    return { path: exchange.pathname, body: body === null ? '' : null };
  }
  const { url, postData } = shown.entry.request;
  const isEmpty = body === null || (bodyProblem !== null && bodyProblem !== 'cut');
  const mayBeShown = postData?.text === body?.text;
  return { path: pathOf(url).path, body: isEmpty ? '' : mayBeShown ? (body?.text ?? '') : null };
}

/** The token set that sent the call, or the one that the tab would send now. */
function firstTokenSet(
  { facts }: PanelState,
  { exchange, diagnosis }: DiagnosedCall,
  apps: readonly AppStatus[],
): string {
  const ids = apps.flatMap(({ tokenSets }) => tokenSets.map(({ id }) => id));
  const { sender } = diagnosis;
  const pin = facts.session.tabs[String(exchange.asked.tabId)]?.pin?.tokenSetId;
  const usual = facts.policy.defaultTokenSets[apps[0]?.environmentId ?? ''];
  const wanted = [sender.kind === 'saved' ? sender.tokenSet.id : null, pin, usual];
  return wanted.find((id) => typeof id === 'string' && ids.includes(id)) ?? ids[0] ?? '';
}
