import { POPUP_STATES } from './popup-states.tsx';
import { showStates } from './show-state.tsx';

showStates(POPUP_STATES);
