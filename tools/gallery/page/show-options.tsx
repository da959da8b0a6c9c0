import { OPTIONS_STATES } from './options-states.tsx';
import { showStates } from './show-state.tsx';

showStates(OPTIONS_STATES);
