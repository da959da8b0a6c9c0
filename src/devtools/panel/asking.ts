import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** How pages of an origin come to be allowed from here. */
export type Asking =
  /** at once */
  | 'no question'
  /** the browser asks */
  | 'question'
  /** Firefox lets no DevTools page ask */
  | 'elsewhere';

/** Of an origin; without a panel around it nothing is asked. */
export const AskingContext = createContext<(origin: string) => Asking>(() => 'no question');

export function useAsking(origin: string): Asking {
  return useContext(AskingContext)(origin);
}
