import browser from 'webextension-polyfill';

/** The text of the toolbar button. */
export interface ActionWords {
  readonly badge: string;
  readonly title: string;
}

/** The look of the toolbar button. */
export interface ActionLook extends ActionWords {
  readonly iconPaths: Readonly<Record<string, string>>;
}

const RESTING = '#566170';
const ALARMING = '#b3261e';

/**
 * Draws the toolbar button. Badge and icon last until the browser ends; every start of the background draws them again.
 */
export async function drawAction(look: ActionLook): Promise<void> {
  await Promise.all([
    browser.action.setBadgeText({ text: look.badge }),
    browser.action.setBadgeBackgroundColor({ color: look.badge === '!' ? ALARMING : RESTING }),
    browser.action.setTitle({ title: look.title }),
    browser.action.setIcon({ path: { ...look.iconPaths } }),
  ]);
}

/** Opens the popup like a click on the button. False: the browser refuses, for example without a user gesture. */
export async function openPopup(): Promise<boolean> {
  const opened = browser.action.openPopup().then(() => true);
  // The caller has another way, or none is needed.
  return await opened.catch(() => false);
}

/** Sets the button's text in one tab, until the tab is closed. A tab that was closed meanwhile is no error. */
export async function drawActionInTab(tabId: number, { badge, title }: ActionWords): Promise<void> {
  const drawn = Promise.all([
    browser.action.setBadgeText({ tabId, text: badge }),
    // Else a paused tab would have the colour of an alarm that is not about it.
    browser.action.setBadgeBackgroundColor({ tabId, color: RESTING }),
    browser.action.setTitle({ tabId, title }),
  ]);
  // The tab was closed.
  await drawn.catch(() => undefined);
}
