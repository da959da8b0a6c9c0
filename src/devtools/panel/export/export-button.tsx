import { useState } from 'preact/hooks';
import { useLanguage } from '../../../ui/language/language.ts';
import { ExportDialog, type ExportDialogProps } from './export-dialog.tsx';

type Calls = Pick<ExportDialogProps, 'visibleCalls' | 'calls'>;

/** Opens the dialog over the calls as they are now; what comes later is not in the file. */
export function ExportButton({ visibleCalls, calls, ...props }: Omit<ExportDialogProps, 'onClose'>) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<Calls | null>(null);
  return (
    <>
      <button
        type="button"
        class="quiet"
        data-testid="export"
        disabled={calls.length === 0}
        onClick={() => setOpen({ visibleCalls: kept(visibleCalls), calls: kept(calls) })}
      >
        {say('export')}
      </button>
      {open && <ExportDialog {...props} {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Of the extension's own calls no entry is kept. */
function kept(calls: Calls['calls']): Calls['calls'] {
  return calls.filter(({ entry }) => entry !== null);
}
