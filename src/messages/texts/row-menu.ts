import { table } from '../table.ts';

/** The menu of a row in the panel’s list. */
export const ROW_MENU = table({
  rowMenu: {
    where: 'name of the menu for a screen reader',
    en: 'Commands for this call',
    de: 'Befehle für diesen Aufruf',
  },
  menuCopy: {
    where: 'heading in the menu; what is copied follows: address, cURL, fetch …',
    en: 'Copy',
    de: 'Kopieren',
  },
  menuAddress: {
    where: 'under “Copy”',
    en: 'Address',
    de: 'Adresse',
  },
  menuResponse: {
    where: 'under “Copy”: the body of the answer',
    en: 'Response',
    de: 'Antwort',
  },
  menuMoreLike: {
    where: 'heading in the menu: the filter leaves only calls with the same endpoint, status, token or page',
    en: 'More like this',
    de: 'Nur solche zeigen',
  },
  menuNotLike: {
    where: 'heading in the menu: the filter excludes calls with the same endpoint, status, token or page',
    en: 'Not like this',
    de: 'Solche ausschließen',
  },
  menuThisCall: {
    where: 'heading in the menu',
    en: 'This call',
    de: 'Dieser Aufruf',
  },
  pinCall: {
    where: 'in the menu: the call then outlasts clearing, navigation and the limit of the list',
    en: 'Pin',
    de: 'Festhalten',
  },
  unpinCall: {
    where: 'the same, of a pinned call',
    en: 'Unpin',
    de: 'Nicht mehr festhalten',
  },
  pinnedCall: {
    where: 'in the list, before the path, for a screen reader and as a tooltip',
    en: 'Pinned',
    de: 'Festgehalten',
  },
  menuHide: {
    where: 'in the menu: takes this call out of the list',
    en: 'Hide',
    de: 'Ausblenden',
  },
  copyNotShown: {
    where: 'over the list, where a call cannot be copied: the background did not answer',
    en: 'Not copied: its secrets could not be removed. Please try again.',
    de: 'Nicht kopiert: Die Geheimnisse ließen sich nicht entfernen. Bitte erneut versuchen.',
  },
  copyNoText: {
    where: 'over the list, where a response cannot be copied',
    en: 'Not copied: the response has no text.',
    de: 'Nicht kopiert: Die Antwort hat keinen Text.',
  },
});
