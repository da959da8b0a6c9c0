import type { RefObject } from 'preact';
import { mayBeAnswered } from '../../injection/pending-allowance.ts';
import * as common from '../../ui/common.module.css';
import { count } from '../../ui/language/count.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { DeclinedNotice } from '../allow/declined-notice.tsx';
import * as footerStyles from '../footer/footer.module.css';
import type { FormView } from '../form/form-subject.ts';
import { usePastedText } from '../paste/use-pasted-text.ts';
import type { PopupFacts } from '../popup-props.ts';
import type { PopupActs } from '../use-popup-acts.ts';
import { type SteadyList, useSteadyList } from './use-steady-list.ts';

interface BelowListProps {
  readonly list: RefObject<HTMLElement | null>;
  /** is set to the list's, which this keeps steady */
  readonly steady: { current: SteadyList | null };
  readonly facts: PopupFacts;
  readonly acts: Pick<PopupActs, 'allow' | 'allowing' | 'forgetPending'>;
  readonly now: number;
  /** null: no form is open */
  readonly view: FormView | null;
  readonly onView: (view: FormView) => void;
}

/** Between the list and the footer: what the first view can do without. */
export function BelowList(props: BelowListProps) {
  const { facts, acts, now, view, onView } = props;
  props.steady.current = useSteadyList(props.list);
  const { pending } = facts;
  // A permission prompt that closed the popup and was not granted.
  const declined = pending && mayBeAnswered(pending, now) ? pending : null;
  return (
    <>
      {view === null && <PasteAnywhere onView={onView} />}
      <NewerNotice entries={facts.status.ofNewerVersion ?? 0} />
      <DeclinedNotice
        declined={acts.allowing ? null : declined}
        onAskAgain={() => pending && void acts.allow(pending)}
        onDismiss={acts.forgetPending}
      />
    </>
  );
}

/** Takes text that is pasted into the popup itself. */
function PasteAnywhere({ onView }: Pick<BelowListProps, 'onView'>) {
  usePastedText((pasted, field) => {
    if (field === null) onView({ form: 'add app', pasted });
  });
  return null;
}

/** Cannot be dismissed: without it the list looks complete. */
function NewerNotice({ entries }: { entries: number }) {
  const language = useLanguage();
  return (
    <div role="status">
      {entries > 0 && (
        <p class={`${footerStyles.notice} ${common.error}`} data-testid="of-newer-version">
          {count(language, 'ofNewerVersion', entries)}
        </p>
      )}
    </div>
  );
}
