import type { Handlers } from '../messaging/serve.ts';
import { openPopup } from '../platform/action.ts';
import { offerInMenus, onPageMenu, onSelectionMenu } from '../platform/context-menus.ts';
import { message } from '../platform/i18n.ts';
import { openOwnTab } from '../platform/open-tab.ts';
import { requestOrigin } from '../platform/permissions.ts';
import { selectionAtItem } from '../storage/public/selection-at-item.ts';
import { dropped } from '../trace.ts';
import { allowFromMenu, menuParts } from './allow-from-menu.ts';
import type { OriginParts } from './commands/origin-commands.ts';
import { selectedText } from './selected-text.ts';

interface PageMenu {
  readonly commands: Pick<Handlers, 'selection.keep' | 'selection.take'>;
  /** Must be called while the background starts. */
  readonly listen: () => void;
  /** Call it after an installation and at every start of the browser. */
  readonly offer: () => Promise<void>;
}

function openFormTab(): Promise<void> {
  return openOwnTab('src/popup/index.html#form');
}

/** The items in the context menu of pages, and what their clicks do. */
export function pageMenu(origins: OriginParts): PageMenu {
  const selection = selectedText({
    mark: selectionAtItem,
    now: origins.now,
    open: async () => (await openPopup()) || (await openFormTab()),
  });
  return {
    commands: {
      async 'selection.keep'({ text }) {
        // A popup would close with the next click into the page that the file was dropped on.
        await selection.keep(text, openFormTab);
        return null;
      },
      'selection.take': selection.take,
    },
    listen() {
      onPageMenu((page) => void allowFromMenu(menuParts({ ...origins, requestOrigin, openPopup }), page));
      onSelectionMenu((text) => void selection.keep(text).catch(dropped('selection', undefined)));
    },
    offer: () => offerInMenus({ page: message('menuUsePage'), selection: message('menuAddSelection') }),
  };
}
