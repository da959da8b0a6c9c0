import browser from 'webextension-polyfill';

/** What the toolbar button says. */
export interface ActionWords {
  readonly badge: string;
  readonly title: string;
}

/** How the toolbar button looks. */
export interface ActionLook extends ActionWords {
  readonly iconPaths: Readonly<Record<string, string>>;
}

/** Draws the toolbar button. Badge and icon last until the browser ends; every start of the background draws anew. */
export async function drawAction(look: ActionLook): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: look.badge }),
    browser.action.setBadgeBackgroundColor({ color: '#566170' }),
    browser.action.setTitle({ title: look.title }),
    browser.action.setIcon({ path: { ...look.iconPaths } }),
  ]);
}

/** Opens the popup as a click on the button does; where the browser wants a click of the user first, nothing happens. */
export async function openPopup(): Promise<void> {
  await browser.action.openPopup().catch(() => undefined);
}

/** What the button says in one tab; gone with the tab. A tab that was closed meanwhile is no error. */
export async function drawActionInTab(tabId: number, { badge, title }: ActionWords): Promise<void> {
  const drawn = Promise.all([
    browser.action.setBadgeText({ tabId, text: badge }),
    browser.action.setTitle({ tabId, title }),
  ]);
  // The tab was closed.
  await drawn.catch(() => undefined);
}
