import { useEffect, useState } from 'preact/hooks';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import { dropped } from '../../trace.ts';

/** ms without a further change */
const SAVE_AFTER = 300;

/** A long run without blanks may be a pasted token: it is used, and not written anywhere. */
const MAY_BE_SECRET = /[\w\-.~+/]{24,}/;

export type ChangeSettings = (changes: Partial<PanelSettings>) => void;

/** How the panel is set, and its changes, which are remembered. */
export function usePanelSettings(
  first: PanelSettings,
  save: (settings: PanelSettings) => Promise<void>,
): readonly [PanelSettings, ChangeSettings] {
  const [settings, setSettings] = useState(first);
  useEffect(() => {
    if (settings === first) return;
    const filter = MAY_BE_SECRET.test(settings.filter) ? '' : settings.filter;
    // A full disk takes nothing from the user but this: the panel goes on as it is set.
    const timer = setTimeout(
      () => void save({ ...settings, filter }).catch(dropped('panel settings', undefined)),
      SAVE_AFTER,
    );
    return () => clearTimeout(timer);
  }, [settings, first, save]);
  return [settings, (changes) => setSettings((before) => ({ ...before, ...changes }))];
}
