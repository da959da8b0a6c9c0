import { PANEL_STATES } from './panel-states.tsx';
import { showStates } from './show-state.tsx';

showStates(PANEL_STATES);
