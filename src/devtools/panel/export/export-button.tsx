import { useState } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import { ExportDialog, type ExportDialogProps } from './export-dialog.tsx';

type Calls = Pick<ExportDialogProps, 'shown' | 'all'>;

/** Opens the dialog over the calls as they are now; what comes later is not in the file. */
export function ExportButton({ shown, all, ...props }: Omit<ExportDialogProps, 'onClose'>) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<Calls | null>(null);
  return (
    <>
      <button
        type="button"
        class="quiet"
        data-testid="export"
        disabled={all.length === 0}
        onClick={() => setOpen({ shown: kept(shown), all: kept(all) })}
      >
        {say('export')}
      </button>
      {open && <ExportDialog {...props} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Of the extension's own calls no entry is kept. */
function kept(calls: Calls['all']): Calls['all'] {
  return calls.filter(({ entry }) => entry !== null);
}
