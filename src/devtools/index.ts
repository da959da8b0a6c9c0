import { createPanel } from '../platform/devtools.ts';
import { message } from '../platform/i18n.ts';

void createPanel(message('panelTitle'), '/icons/16.png', '/src/devtools/panel/index.html');
