/** How a user left the DevTools panel. */
export interface PanelSettings {
  readonly filter: string;
  /** per cent of the width that the list takes beside the detail */
  readonly listShare: number;
  /** whether the list stays when the tab goes to another page */
  readonly preserveLog: boolean;
  /** whether the extension's own calls are listed */
  readonly ownCalls: boolean;
}

export const DEFAULT_PANEL_SETTINGS: PanelSettings = {
  filter: '',
  listShare: 50,
  preserveLog: true,
  ownCalls: false,
};
