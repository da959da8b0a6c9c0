import type { RunCommand } from '../ui/hooks/use-command.ts';

/** The actions of the page's controls; a problem is shown at the foot of the page. */
export interface OptionsActs {
  readonly run: RunCommand;
  /** Requests access to an origin, in the click. */
  readonly grant: (origin: string) => void;
}
