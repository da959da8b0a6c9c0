import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { harLog, harText } from '../../../diagnosis/har/har-log.ts';
import * as common from '../../../ui/common.module.css';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import type { BodyCut } from '../calls/body-store.ts';
import type { RecordedCall } from '../calls/call.ts';
import * as toolbarStyles from '../frame/toolbar.module.css';
import { usePanel } from '../panel-context.ts';
import { bodyWords } from './body-words.ts';
import type { MissingBody, SentBodyComment } from './collect-entries.ts';
import * as styles from './export.module.css';
import { ExportChoices } from './export-choices.tsx';
import { PreviewWords } from './preview.tsx';
import { saveFile } from './save-file.ts';
import { usePreview } from './use-preview.ts';

interface ExportDialogProps {
  /** the calls after the filter, and all calls, at the time the dialog opened */
  readonly visibleCalls: readonly RecordedCall[];
  readonly calls: readonly RecordedCall[];
  readonly onClose: () => void;
}

/** Programs that replay a file treat a call without an answer as an empty answer. */
function hasAnswer({ exchange }: RecordedCall): boolean {
  return exchange.status > 0;
}

/** Shows what will be written and what is replaced, before anything is written. */
function ExportDialog({ visibleCalls, calls, onClose }: ExportDialogProps) {
  const { now, version } = usePanel();
  const language = useLanguage();
  const { say } = language;
  const dialog = useRef<HTMLDialogElement>(null);
  const [scope, setScope] = useState<'shown' | 'all'>('shown');
  const [personal, setPersonal] = useState<'keep' | 'replace'>('replace');
  const [savedAs, setSavedAs] = useState<string | null>(null);
  const [withFailed, setWithFailed] = useState(false);
  const chosen = scope === 'shown' ? visibleCalls : calls;
  const answered = useMemo(() => chosen.filter(hasAnswer), [chosen]);
  const exported = withFailed ? chosen : answered;
  const amountOf = (some: typeof calls) => (withFailed ? some : some.filter(hasAnswer)).length;
  const wordsFor = (why: MissingBody | SentBodyComment | BodyCut) => bodyWords(language, why);
  const preview = usePreview({ calls: exported, personal }, wordsFor);

  useLayoutEffect(() => dialog.current?.showModal(), []);

  function save(): void {
    if (preview.step !== 'ready') return;
    const name = harFileName(now);
    saveFile(harText(harLog(preview.entries, version)), name);
    setSavedAs(name);
  }

  return (
    <dialog
      ref={dialog}
      class={styles.dialog}
      aria-labelledby="export-title"
      data-testid="export-dialog"
      onClose={onClose}
    >
      <h2 id="export-title">{say('exportTitle')}</h2>
      <ExportChoices
        {...{ scope, personal, withFailed }}
        filtered={visibleCalls.length < calls.length}
        amounts={{ shown: amountOf(visibleCalls), all: amountOf(calls) }}
        failed={chosen.length - answered.length}
        onScope={setScope}
        onPersonal={setPersonal}
        onFailed={setWithFailed}
      />
      <PreviewWords preview={preview} total={exported.length} />
      <p class={common.muted}>{say('exportReplay')}</p>
      <div class={styles.end}>
        <span role="status" data-testid="export-saved">
          {savedAs !== null && say('exportSaved', { name: savedAs })}
        </span>
        <button type="button" data-testid="export-close" onClick={() => dialog.current?.close()}>
          {say('close')}
        </button>
        <button
          type="button"
          class={common.primary}
          data-testid="export-save"
          disabled={preview.step !== 'ready' || preview.entries.length === 0}
          onClick={save}
        >
          {preview.step === 'ready'
            ? count(language, 'exportSave', preview.entries.length)
            : say('exportWait')}
        </button>
      </div>
    </dialog>
  );
}

type Calls = Pick<ExportDialogProps, 'visibleCalls' | 'calls'>;

/** Opens the dialog for the current calls; later ones are not in the file. */
export function ExportButton() {
  const { say } = useLanguage();
  const { visibleCalls, calls } = usePanel();
  const [open, setOpen] = useState<Calls | null>(null);
  return (
    <>
      <button
        type="button"
        class={`${common.quiet} ${toolbarStyles.button}`}
        data-testid="export"
        disabled={calls.length === 0}
        onClick={() => setOpen({ visibleCalls: kept(visibleCalls), calls: kept(calls) })}
      >
        {say('export')}
      </button>
      {open && <ExportDialog {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

/** Without the extension's own calls, of which no entry is kept. */
function kept(calls: Calls['calls']): Calls['calls'] {
  return calls.filter(({ entry }) => entry !== null);
}

/** 'inventorum-2026-11-24-140207.har', in local time. */
function harFileName(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString();
  return `inventorum-${local.slice(0, 10)}-${local.slice(11, 19).replaceAll(':', '')}.har`;
}
