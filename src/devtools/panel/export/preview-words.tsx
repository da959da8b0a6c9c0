import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import { CountsTable } from './counts-table.tsx';
import type { Preview } from './use-preview.ts';

/** What is replaced, or how far it has come. */
export function PreviewWords({ preview, total }: { preview: Preview; total: number }) {
  return (
    <div class="export-preview" role="status" data-testid="export-preview" data-step={preview.step}>
      <Words preview={preview} total={total} />
    </div>
  );
}

function Words({ preview, total }: { preview: Preview; total: number }) {
  const language = useLanguage();
  const { say } = language;
  switch (preview.step) {
    case 'reading': {
      const number = new Intl.NumberFormat(language.tag);
      return <p class="muted">{say('exportReading', number.format(preview.read), number.format(total))}</p>;
    }
    case 'replacing':
      return <p class="muted">{say('exportReplacing')}</p>;
    case 'no answer':
      return (
        <>
          <p class="error">{say('exportNoAnswer')}</p>
          <p>
            <button type="button" data-testid="export-again" onClick={preview.again}>
              {say('tryAgain')}
            </button>
          </p>
        </>
      );
    case 'ready':
      return (
        <>
          <CountsTable counts={preview.counts} />
          {preview.missing > 0 && <p class="muted">{count(language, 'exportMissing', preview.missing)}</p>}
          {preview.partial > 0 && <p class="muted">{count(language, 'exportPartial', preview.partial)}</p>}
        </>
      );
  }
}
