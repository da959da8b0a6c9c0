import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelSettings } from '../../storage/public/panel-settings.ts';
import { dropped } from '../../trace.ts';
import { mayBeSecret } from './may-be-secret.ts';

/** ms without a further change */
const SAVE_AFTER = 300;

export type ChangeSettings = (changes: Partial<PanelSettings>) => void;

/**
 * The panel's settings and their changes. Only what was changed here is stored: another DevTools window may have
 * changed the rest.
 */
export function usePanelSettings(
  first: PanelSettings,
  save: (changes: Partial<PanelSettings>) => Promise<void>,
): readonly [PanelSettings, ChangeSettings] {
  const [settings, setSettings] = useState(first);
  const unsaved = useRef<Partial<PanelSettings>>({});
  useEffect(() => {
    if (settings === first) return;
    const timer = setTimeout(() => {
      const changes = unsaved.current;
      unsaved.current = {};
      save(changes).catch((error: unknown) => {
        // A full disk costs the user only this: the panel continues, and the next change tries again.
        unsaved.current = { ...changes, ...unsaved.current };
        dropped('panel settings', undefined)(error);
      });
    }, SAVE_AFTER);
    return () => clearTimeout(timer);
  }, [settings, first, save]);
  const change: ChangeSettings = (changes) => {
    const { filter } = changes;
    const storable = filter !== undefined && { filter: storableFilter(filter) };
    unsaved.current = { ...unsaved.current, ...changes, ...storable };
    setSettings((before) => ({ ...before, ...changes }));
  };
  return [settings, change];
}

/** The filter, or nothing in its place if it may hold a pasted token. */
export function storableFilter(filter: string): string {
  return mayBeSecret(filter) ? '' : filter;
}
