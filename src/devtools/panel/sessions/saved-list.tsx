import { useEffect, useState } from 'preact/hooks';
import { MOST_SAVED, type SavedSession, UNDO_FOR } from '../../../storage/public/saved-sessions.ts';
import { report } from '../../../trace.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { byteCount, momentInFull } from '../../../ui/language/measures.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import { saveFile } from '../export/save-file.ts';
import { usePanel } from '../panel-context.ts';
import * as viewStyles from '../views/views.module.css';

interface SavedListProps {
  /** null: not read yet */
  readonly sessions: readonly SavedSession[] | null;
  /** reads them again */
  readonly onChange: () => void;
}

/** The saved sessions of this computer. */
export function SavedList({ sessions, onChange }: SavedListProps) {
  const { say, tag } = useLanguage();
  // A removed session leaves the list and the disk then.
  const hasRemoved = sessions?.some(({ removedAt }) => removedAt !== null) ?? false;
  useEffect(() => {
    if (!hasRemoved) return;
    const timer = setTimeout(onChange, UNDO_FOR + 100);
    return () => clearTimeout(timer);
  }, [hasRemoved, onChange]);
  if (sessions === null) return null;
  const used = sessions.reduce((sum, { size }) => sum + size, 0);
  return (
    <section>
      <h3>{say('sessionsSaved')}</h3>
      <p class={`${viewStyles.prose} ${common.muted}`} data-testid="sessions-room">
        {sessions.length === 0
          ? say('sessionsNone')
          : say('sessionsRoom', { used: byteCount(tag, used), most: byteCount(tag, MOST_SAVED) })}
      </p>
      {sessions.length > 0 && (
        <table data-testid="sessions-table">
          <thead>
            <tr>
              <th scope="col">{say('sessionName')}</th>
              <th scope="col">{say('columnCalls')}</th>
              <th scope="col">{say('columnSize')}</th>
              <th scope="col">
                <span class={common.visuallyHidden}>{say('sessionActs')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <Row key={session.id} session={session} onChange={onChange} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ session, onChange }: { session: SavedSession; onChange: () => void }) {
  const { say, tag } = useLanguage();
  const { id, name, savedAt, calls, size, personal, removedAt } = session;
  return (
    <tr data-testid="saved-session">
      <th scope="row">
        <ForeignText text={name} />
        <span class={viewStyles.aside}>
          {momentInFull(tag, savedAt)} {personal && say('sessionPersonal')}
        </span>
      </th>
      <td class={viewStyles.number}>{new Intl.NumberFormat(tag).format(calls)}</td>
      <td class={viewStyles.number}>{byteCount(tag, size)}</td>
      <td>{removedAt === null ? <Acts {...{ id, name, onChange }} /> : <Removed {...{ id, onChange }} />}</td>
    </tr>
  );
}

interface ActsProps {
  readonly id: string;
  readonly name: string;
  readonly onChange: () => void;
}

function Acts({ id, name, onChange }: ActsProps) {
  const { say } = useLanguage();
  const { saved, on } = usePanel();
  const [failed, setFailed] = useState(false);

  function attempt(act: () => Promise<unknown>): void {
    void act().catch((error: unknown) => {
      report('saved sessions', error);
      setFailed(true);
    });
  }

  async function withFile(use: (file: Blob) => void): Promise<void> {
    const file = await saved.file(id);
    if (file) use(file);
    else setFailed(true);
  }

  return (
    <>
      <button
        type="button"
        class={common.quiet}
        data-testid="session-open"
        onClick={() => attempt(() => withFile((file) => on.open({ name, file })))}
      >
        {say('sessionOpen')}
      </button>
      <button
        type="button"
        class={common.quiet}
        data-testid="session-as-file"
        onClick={() => attempt(() => withFile((file) => saveFile([file], `${fileName(name)}.har`)))}
      >
        {say('sessionAsFile')}
      </button>
      <button
        type="button"
        class={common.quiet}
        data-testid="session-delete"
        onClick={() => attempt(() => saved.remove(id).then(onChange))}
      >
        {say('sessionDelete')}
      </button>
      <span role="status" class={common.error}>
        {failed && say('sessionActFailed')}
      </span>
    </>
  );
}

function Removed({ id, onChange }: Omit<ActsProps, 'name'>) {
  const { say } = useLanguage();
  const { saved } = usePanel();
  return (
    <span role="status">
      {say('sessionDeleted')}{' '}
      <button
        type="button"
        class={common.quiet}
        data-testid="session-undo"
        ref={(button) => {
          // The button that deleted is gone, and the focus with it.
          if (document.activeElement === document.body) button?.focus();
        }}
        onClick={() => void saved.bringBack(id).then(onChange, (error) => report('saved sessions', error))}
      >
        {say('undo')}
      </button>
    </span>
  );
}

/** Without what file systems refuse. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N} ._-]+/gu, '-').slice(0, 60) || 'session';
}
