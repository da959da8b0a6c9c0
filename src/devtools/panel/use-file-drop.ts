import { useEffect, useRef } from 'preact/hooks';

/**
 * Takes a file that is dropped anywhere in the page, which would otherwise open it in place of itself. `prepare`: one is
 * dragged over the page; the same function each time
 */
export function useFileDrop(take: (file: File) => void, prepare: () => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const dropping = new AbortController();
    const { signal } = dropping;
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      prepare();
    };
    const drop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      latest.current(file);
    };
    addEventListener('dragover', over, { signal });
    addEventListener('drop', drop, { signal });
    return () => dropping.abort();
  }, [prepare]);
}
