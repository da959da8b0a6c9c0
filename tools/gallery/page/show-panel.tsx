import { ALL_PANEL_STATES } from './panel-find-states.tsx';
import { showStates } from './show-state.tsx';

showStates(ALL_PANEL_STATES);
