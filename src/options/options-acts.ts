import type { RunCommand } from '../ui/hooks/use-command.ts';

/** What the page's controls ask for; a problem is shown at the foot of the page. */
export interface OptionsActs {
  readonly run: RunCommand;
  /** Asks the browser for access to an origin, in the click. */
  readonly grant: (origin: string) => void;
}
