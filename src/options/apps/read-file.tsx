import { useEffect, useRef, useState } from 'preact/hooks';
import * as common from '../../ui/common.module.css';
import { useLanguage } from '../../ui/language/language.ts';
import type { OptionsActs } from '../options-acts.ts';

/** Bytes; the background takes no longer text. */
const MOST_BYTES = 2_000_000;

/** A file with credentials is chosen here, or dropped anywhere on the page, and read like a paste by the form in a tab. */
export function ReadFile({ acts }: { acts: OptionsActs }) {
  const { say } = useLanguage();
  const [isTooLong, setTooLong] = useState(false);
  const [isOver, setOver] = useState(false);

  function read(file: File | null | undefined): void {
    if (!file) return;
    setTooLong(file.size > MOST_BYTES);
    if (file.size <= MOST_BYTES) void file.text().then((text) => acts.run('selection.keep', { text }));
  }
  const latest = useRef(read);
  latest.current = read;

  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    addEventListener(
      'dragover',
      (event) => {
        if (!hasFile(event)) return;
        // Without this the browser would open the file in place of the page.
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    addEventListener('dragleave', (event) => event.relatedTarget === null && setOver(false), { signal });
    addEventListener(
      'drop',
      (event) => {
        if (!hasFile(event)) return;
        event.preventDefault();
        setOver(false);
        latest.current(event.dataTransfer?.files[0]);
      },
      { signal },
    );
    return () => ended.abort();
  }, []);

  return (
    <div>
      <label>
        {say('readFile')}{' '}
        <input
          type="file"
          data-testid="read-file"
          onChange={({ currentTarget }) => {
            read(currentTarget.files?.[0]);
            // The same file again is a change, too.
            currentTarget.value = '';
          }}
        />
      </label>
      <p class={isOver ? common.warn : common.hint} data-testid="read-file-hint">
        {say(isOver ? 'readFileDrop' : 'readFileHint')}
      </p>
      <p role="alert" class={common.error} data-testid="read-file-problem" hidden={!isTooLong}>
        {isTooLong && say('pasteTooLong')}
      </p>
    </div>
  );
}

function hasFile({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false;
}
