import { type DraftOutlines, isLiving } from '../../import/form-draft.ts';
import { openOwnTab } from '../../platform/open-tab.ts';
import { draftOutlinesItem } from '../../storage/public/draft-outlines-item.ts';
import { selectionAtItem } from '../../storage/public/selection-at-item.ts';
import { formName, subjectNamed } from './draft-form.ts';
import type { DraftsPort } from './drafts-port.ts';

/** Reads the drafts, and follows them while the page is open. */
export async function liveDrafts(): Promise<DraftsPort> {
  let outlines: DraftOutlines = {};
  // Followed before they are read, so that no change falls between.
  draftOutlinesItem.onChanged((changed) => {
    outlines = changed ?? {};
  }, new AbortController().signal);
  const [kept, selectedAt] = await Promise.all([draftOutlinesItem.get(), selectionAtItem.get()]);
  outlines = kept ?? {};
  const living = () => Object.entries(outlines).filter(([, draft]) => isLiving(draft, Date.now()));
  const inTab = location.hash === FORM_HASH;
  return {
    hasSelection: selectedAt != null,
    of: (subject) => living().find(([form]) => form === formName(subject))?.[1] ?? null,
    toOpen(apps) {
      const newest = living()
        .filter(([, { isOpen }]) => isOpen || inTab)
        .sort(([, one], [, other]) => other.changedAt - one.changedAt);
      const [form] = newest[0] ?? (inTab ? ['add app'] : []);
      return form === undefined ? null : subjectNamed(form, apps);
    },
    continueInTab: inTab ? null : openFormInTab,
  };
}

const FORM_HASH = '#form';

/** Firefox leaves the popup open over the new tab. */
async function openFormInTab(): Promise<void> {
  await openOwnTab(`src/popup/index.html${FORM_HASH}`);
  window.close();
}
