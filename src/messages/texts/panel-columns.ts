import { table } from '../table.ts';

/** The columns of the panel’s list that are not shown at first, those of “Endpoints”, and the order of the list. */
export const PANEL_COLUMNS = table({
  columnEndpoint: {
    where: 'head of a column: method and path without ids',
    en: 'Endpoint',
    de: 'Endpunkt',
  },
  columnErrors: {
    where: 'head of a column: how many calls were answered by an error, or not at all',
    en: 'Errors',
    de: 'Fehler',
  },
  columnP50: {
    where: 'head of a column: half of the calls took no longer',
    en: 'p50',
    de: 'p50',
  },
  columnP95: {
    where: 'head of a column: 95 of a hundred calls took no longer',
    en: 'p95',
    de: 'p95',
  },
  columnApp: {
    where: 'head of a column: the app whose token was sent',
    en: 'App',
    de: 'App',
  },
  columnPage: {
    where: 'head of a column: the page that called',
    en: 'Page',
    de: 'Seite',
  },
  columnWaterfall: {
    where: 'head of a column with a bar for the time of each call',
    en: 'Waterfall',
    de: 'Zeitverlauf',
  },
  listOptions: {
    where: 'button at the end of the column heads, and name of what it opens',
    en: 'Columns and order',
    de: 'Spalten und Reihenfolge',
  },
  listColumns: {
    where: 'over the choice of columns',
    en: 'Columns',
    de: 'Spalten',
  },
  listOrder: {
    where: 'over the choice of a column to sort by',
    en: 'Order',
    de: 'Reihenfolge',
  },
  orderOfLog: {
    where: 'choice: not sorted',
    en: 'As the calls began',
    de: 'Nach Beginn der Aufrufe',
  },
  orderDescending: {
    where: 'checkbox: the largest first',
    en: 'Descending',
    de: 'Absteigend',
  },
  optionsReset: {
    where: 'button: the first columns and the first order again',
    en: 'Reset',
    de: 'Zurücksetzen',
  },
});
