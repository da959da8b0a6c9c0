import { table } from '../table.ts';

/** The view “Learnt”: what calls have taught about scopes, and the old names of scopes. */
export const LEARNING_VIEW = table({
  learningTitle: {
    where: 'heading',
    en: 'Learnt from calls',
    de: 'Aus Aufrufen gelernt',
  },
  learningKept: {
    where: 'under it',
    en: 'Kept per method, path without ids, and granted scope: how often a call worked, how often it was refused for its scope, and when last. Nothing else of a call is kept.',
    de: 'Gespeichert wird je Methode, Pfad ohne IDs und erteiltem Scope, wie oft ein Aufruf erfolgreich war, wie oft er wegen seines Scopes abgelehnt wurde und wann zuletzt. Sonst bleibt von einem Aufruf nichts.',
  },
  learningEmpty: {
    where: 'in the place of the table',
    en: 'Nothing yet. Every call with a saved token that works, or is refused with scope.wrong, shows what its endpoint needs. While recording is stopped, nothing is learnt.',
    de: 'Noch nichts. Jeder Aufruf mit einem gespeicherten Token, der erfolgreich ist oder mit scope.wrong abgelehnt wird, zeigt, welchen Scope sein Endpunkt braucht. Ohne laufende Aufzeichnung wird nichts gelernt.',
  },
  environmentGone: {
    where: 'heading: what was learnt of an environment that is no more',
    en: 'A removed environment',
    de: 'Eine entfernte Umgebung',
  },
  columnWorked: {
    where: 'head of a column: how often',
    en: 'Worked',
    de: 'Erfolgreich',
  },
  columnRefused: {
    where: 'head of a column: how often',
    en: 'Refused',
    de: 'Abgelehnt',
  },
  columnLast: {
    where: 'head of a column',
    en: 'Last',
    de: 'Zuletzt',
  },
  notInCatalogue: {
    where: 'in the table: the endpoint is not known',
    en: 'not in our catalogue',
    de: 'nicht in unserem Katalog',
  },
  disagreesRefused: {
    where: 'in the table',
    en: 'Refused although {scope} is granted: server and catalogue disagree.',
    de: 'Abgelehnt, obwohl {scope} erteilt ist: Server und Katalog widersprechen sich.',
  },
  disagreesWorked: {
    where: 'in the table',
    en: 'Worked without {scope}: server and catalogue disagree.',
    de: 'Ohne {scope} erfolgreich: Server und Katalog widersprechen sich.',
  },
  disagreesBoth: {
    where: 'in the table',
    en: 'Refused with {scope} and worked without: server and catalogue disagree.',
    de: 'Mit {scope} abgelehnt, ohne erfolgreich: Server und Katalog widersprechen sich.',
  },
  copyAsJson: {
    where: 'button',
    en: 'Copy as JSON',
    de: 'Als JSON kopieren',
  },
  erase: {
    where: 'button',
    en: 'Erase',
    de: 'Löschen',
  },
  erased: {
    where: 'notice; the name is the environment’s; “Undo” stands beside it',
    en: 'What was learnt about {name} was erased.',
    de: 'Das über {name} Gelernte wurde gelöscht.',
  },
  eraseFailed: {
    where: 'notice; the name is the environment’s',
    en: 'Nothing was erased: the change could not be saved. {name} is unchanged.',
    de: 'Es wurde nichts gelöscht: Die Änderung ließ sich nicht speichern. {name} ist unverändert.',
  },
  legacyNamesTitle: {
    where: 'heading',
    en: 'Scope names of apps from before 2019',
    de: 'Scope-Namen der Apps von vor 2019',
  },
  legacyNamesText: {
    where: 'under it',
    en: 'Either name permits a call: the old one with an app from before 2019, a new one with any other.',
    de: 'Beide Namen erlauben den Aufruf: der alte bei einer App von vor 2019, ein neuer bei jeder anderen.',
  },
  columnLegacyName: {
    where: 'head of a column',
    en: 'Old name',
    de: 'Alter Name',
  },
  columnNewNames: {
    where: 'head of a column',
    en: 'New names',
    de: 'Neue Namen',
  },
});
