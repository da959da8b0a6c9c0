import type { ComponentChildren } from 'preact';
import type { HarEntry } from '../../../../diagnosis/har/har.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import type { CallBody } from '../../calls/body-store.ts';
import type { Shown } from './use-shown.ts';

interface ShownPartsProps {
  readonly shown: Shown;
  readonly children: (entry: HarEntry, body: CallBody) => ComponentChildren;
}

/** What is shown of a call; else why nothing is. */
export function ShownParts({ shown, children }: ShownPartsProps) {
  const { say } = useLanguage();
  switch (shown.state) {
    case 'shown':
      return <div class="detail">{children(shown.entry, shown.body)}</div>;
    case 'reading':
      return (
        <p class="reading muted" data-testid="reading">
          {say('reading')}
        </p>
      );
    case 'nothing':
      return (
        <div class="detail">
          <p data-testid="nothing-kept">{say('nothingKept')}</p>
        </div>
      );
    case 'no answer':
      return (
        <div class="detail">
          <p data-testid="not-shown">{say('notShown')}</p>
          <p>
            <button type="button" data-testid="show-again" onClick={shown.again}>
              {say('tryAgain')}
            </button>
          </p>
        </div>
      );
  }
}
