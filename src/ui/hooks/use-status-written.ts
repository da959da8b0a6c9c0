import { useEffect } from 'preact/hooks';
import { type Call, carryOut } from '../../messaging/carry-out.ts';

/** A message may be lost while the background is starting. */
const AGAIN_AFTER = 2000;

/** Asks the background to write the status item, repeatedly until there is one. */
export function useStatusWritten(call: Call, written: boolean): void {
  useEffect(() => {
    if (written) return;
    const ask = () => void carryOut(call, 'status.write', {});
    ask();
    const asking = setInterval(ask, AGAIN_AFTER);
    return () => clearInterval(asking);
  }, [call, written]);
}
