import { useEffect, useState } from 'preact/hooks';
import type { History } from '../../storage/public/history.ts';
import type { OptionsCommands } from '../options-props.ts';

/** The current history; undefined until it is read. */
export function useHistory(item: ReturnType<OptionsCommands['historyOf']>): History | undefined {
  const [history, setHistory] = useState<History | undefined>(undefined);
  useEffect(() => {
    const following = new AbortController();
    item.onChanged((changed) => setHistory(changed ?? []), following.signal);
    const read = async () => {
      const stored = await item.get();
      // A change during the read is newer than the result.
      if (!following.signal.aborted) setHistory((changed) => changed ?? stored ?? []);
    };
    void read();
    return () => following.abort();
  }, [item]);
  return history;
}
