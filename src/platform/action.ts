import browser from 'webextension-polyfill';

/** How the toolbar button looks. */
export interface ActionLook {
  readonly badge: string;
  readonly title: string;
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
