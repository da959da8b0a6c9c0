import { useEffect, useState } from 'preact/hooks';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import { dropped } from '../../trace.ts';

/** ms without a further change */
const SAVE_AFTER = 300;

/** A long text without blanks may be a pasted token: it is used, but not stored. */
const MAY_BE_SECRET = /[\w\-.~+/]{24,}/;

export type ChangeSettings = (changes: Partial<PanelSettings>) => void;

/** The panel's settings and their changes, which are stored. */
export function usePanelSettings(
  first: PanelSettings,
  save: (settings: PanelSettings) => Promise<void>,
): readonly [PanelSettings, ChangeSettings] {
  const [settings, setSettings] = useState(first);
  useEffect(() => {
    if (settings === first) return;
    const filter = MAY_BE_SECRET.test(settings.filter) ? '' : settings.filter;
    // A full disk costs the user only this: the panel continues with its settings.
    const timer = setTimeout(
      () => void save({ ...settings, filter }).catch(dropped('panel settings', undefined)),
      SAVE_AFTER,
    );
    return () => clearTimeout(timer);
  }, [settings, first, save]);
  return [settings, (changes) => setSettings((before) => ({ ...before, ...changes }))];
}
