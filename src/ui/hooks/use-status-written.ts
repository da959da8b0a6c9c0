import { useEffect } from 'preact/hooks';
import { type Call, carryOut } from '../../messaging/carry-out.ts';

/** The background may be starting itself, and then a message is lost. */
const AGAIN_AFTER = 2000;

/** Asks the background for the status item where there is none, until there is one. */
export function useStatusWritten(call: Call, written: boolean): void {
  useEffect(() => {
    if (written) return;
    const ask = () => void carryOut(call, 'status.write', {});
    ask();
    const asking = setInterval(ask, AGAIN_AFTER);
    return () => clearInterval(asking);
  }, [call, written]);
}
