import { table } from '../table.ts';

/** The comparison of two calls: the tab “Compare”, and the result of a repetition. */
export const COMPARISON = table({
  tabCompare: {
    where: 'tab: what differs from another call',
    en: 'Compare',
    de: 'Vergleich',
  },
  markCall: {
    where: 'button: marks the selected call, to compare others with it',
    en: 'Mark this call',
    de: 'Aufruf markieren',
  },
  unmarkCall: {
    where: 'the same button, of the marked call',
    en: 'Remove the mark',
    de: 'Markierung entfernen',
  },
  markedCall: {
    where:
      'in the list, before the path, for a screen reader; a choice of what to compare with; heading of a side',
    en: 'Marked call',
    de: 'Markierter Aufruf',
  },
  compareWith: {
    where: 'before the choice of a call',
    en: 'Compare with',
    de: 'Vergleichen mit',
  },
  lastSuccess: {
    where: 'a choice of what to compare with; heading of a side',
    en: 'Last success of this endpoint',
    de: 'Letzter Erfolg dieses Endpunkts',
  },
  thisCall: {
    where: 'heading of a side',
    en: 'This call',
    de: 'Dieser Aufruf',
  },
  compareNothing: {
    where: 'in the place of the comparison',
    en: 'There is nothing to compare this call with: mark another one (key M in the list), or send this one again.',
    de: 'Es gibt nichts, womit sich dieser Aufruf vergleichen lässt. Dafür einen anderen markieren (Taste M in der Liste) oder diesen wiederholen.',
  },
  comparing: {
    where: 'in the place of the comparison while it is made',
    en: 'Comparing…',
    de: 'Wird verglichen …',
  },
  differences: {
    where: 'above the comparison',
    en: { one: '{count} difference', other: '{count} differences' },
    de: { one: '{count} Unterschied', other: '{count} Unterschiede' },
  },
  noDifferences: {
    where: 'above the comparison',
    en: 'No differences',
    de: 'Keine Unterschiede',
  },
  comparedRows: {
    where: 'name of the choice between the next two, for a screen reader',
    en: 'What is shown',
    de: 'Was gezeigt wird',
  },
  comparedDifferences: {
    where: 'a choice: only what differs',
    en: 'Differences',
    de: 'Unterschiede',
  },
  comparedAll: {
    where: 'a choice: also what is the same',
    en: 'All',
    de: 'Alles',
  },
  previousDifference: {
    where: 'button, and its key',
    en: 'Previous (P)',
    de: 'Vorheriger (P)',
  },
  nextDifference: {
    where: 'button, and its key',
    en: 'Next (N)',
    de: 'Nächster (N)',
  },
  copyComparison: {
    where: 'button',
    en: 'Copy as text',
    de: 'Als Text kopieren',
  },
  comparedCall: {
    where: 'heading in the comparison: status, method, path, verdict, token',
    en: 'Call',
    de: 'Aufruf',
  },
  comparedSentHeaders: {
    where: 'heading in the comparison',
    en: 'Request headers',
    de: 'Header der Anfrage',
  },
  comparedSentBody: {
    where: 'heading in the comparison',
    en: 'Request body',
    de: 'Body der Anfrage',
  },
  comparedReceivedHeaders: {
    where: 'heading in the comparison',
    en: 'Response headers',
    de: 'Header der Antwort',
  },
  comparedReceivedBody: {
    where: 'heading in the comparison',
    en: 'Response body',
    de: 'Body der Antwort',
  },
  comparedScope: {
    where: 'name of a row; the name of a scope follows',
    en: 'Scope',
    de: 'Scope',
  },
  comparedGranted: {
    where: 'value of such a row',
    en: 'granted',
    de: 'erteilt',
  },
  comparedAdded: {
    where: 'mark of a row: only the second call has it',
    en: 'added',
    de: 'neu',
  },
  comparedRemoved: {
    where: 'mark of a row: only the first call has it',
    en: 'removed',
    de: 'entfernt',
  },
  comparedChanged: {
    where: 'mark of a row',
    en: 'changed',
    de: 'geändert',
  },
  comparedMoved: {
    where: 'mark of a row: an item of a list has another place',
    en: 'moved',
    de: 'verschoben',
  },
  comparedSame: {
    where: 'mark of a row',
    en: 'same',
    de: 'gleich',
  },
  comparedWhole: {
    where: 'in the place of a row’s name: the whole body',
    en: 'whole body',
    de: 'ganzer Body',
  },
  comparedBefore: {
    where: 'before a value, for a screen reader',
    en: 'first call:',
    de: 'erster Aufruf:',
  },
  comparedAfter: {
    where: 'before a value, for a screen reader',
    en: 'second call:',
    de: 'zweiter Aufruf:',
  },
  comparedRest: {
    where: 'below the rows of a body',
    en: '{count} more are not shown.',
    de: '{count} weitere werden nicht gezeigt.',
  },
  comparedMoreRows: {
    where: 'button: shows more rows',
    en: 'Show more ({shown} of {all})',
    de: 'Mehr zeigen ({shown} von {all})',
  },
  comparisonFailed: {
    where: 'in the place of the comparison',
    en: 'The calls could not be compared.',
    de: 'Die Aufrufe ließen sich nicht vergleichen.',
  },
  comparedBytes: {
    where: 'instead of the rows of a body',
    en: 'Bytes that are not text are not compared.',
    de: 'Bytes, die kein Text sind, werden nicht verglichen.',
  },
});
