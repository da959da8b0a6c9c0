import { table } from '../table.ts';

/** The panel’s saved filters. */
export const NAMED_FILTERS = table({
  namedFilters: {
    where: 'button at the end of the filter field, and name of what it opens',
    en: 'Saved filters',
    de: 'Gespeicherte Filter',
  },
  noNamedFilters: {
    where: 'in the place of the list of saved filters',
    en: 'No filter is saved yet. The first nine get the keys 1 to 9.',
    de: 'Noch ist kein Filter gespeichert. Die ersten neun erhalten die Tasten 1 bis 9.',
  },
  filterName: {
    where: 'over the field for the name of the current filter',
    en: 'Name of the current filter',
    de: 'Name des aktuellen Filters',
  },
  saveFilter: {
    where: 'button: saves the current filter under that name',
    en: 'Save',
    de: 'Speichern',
  },
  replaceFilter: {
    where: 'button after “A filter has this name already.”',
    en: 'Replace it',
    de: 'Ersetzen',
  },
  removeFilter: {
    where: 'name of a button for a screen reader',
    en: 'Remove the filter {name}',
    de: 'Filter {name} entfernen',
  },
  exportFilters: {
    where: 'button: saves all of these filters as a file',
    en: 'Save all as a file',
    de: 'Alle als Datei speichern',
  },
  importFilters: {
    where: 'before a file field: filters that “Save all as a file” has written',
    en: 'Add filters from a file:',
    de: 'Filter aus einer Datei hinzufügen:',
  },
  importNoFilters: {
    where: 'under that field',
    en: 'This file holds no filters. Choose one that “Save all as a file” has written.',
    de: 'Diese Datei enthält keine Filter. Bitte eine wählen, die „Alle als Datei speichern“ geschrieben hat.',
  },
  importedFilters: {
    where: 'under that field',
    en: { one: '{count} filter was added.', other: '{count} filters were added.' },
    de: { one: '{count} Filter wurde hinzugefügt.', other: '{count} Filter wurden hinzugefügt.' },
  },
  importRefused: {
    where: 'after “3 filters were added.”',
    en: {
      one: '{count} was left out: without a name, too long, or perhaps a token.',
      other: '{count} were left out: without a name, too long, one too many, or perhaps a token.',
    },
    de: {
      one: '{count} fehlt: ohne Namen, zu lang oder vielleicht ein Token.',
      other: '{count} fehlen: ohne Namen, zu lang, einer zu viel oder vielleicht ein Token.',
    },
  },
  importNamesTaken: {
    where: 'under that field; names of filters follow, and two buttons',
    en: 'Other filters have these names already:',
    de: 'Diese Namen haben schon andere Filter:',
  },
  importReplace: {
    where: 'button after these names',
    en: 'Replace them',
    de: 'Ersetzen',
  },
  importKeep: {
    where: 'button after these names: only the others are added',
    en: 'Keep mine',
    de: 'Meine behalten',
  },
  filterNeeded: {
    where: 'under the field: the filter is empty',
    en: 'Type a filter first.',
    de: 'Bitte zuerst einen Filter eingeben.',
  },
  filterNameNeeded: {
    where: 'under the field',
    en: 'Give it a name.',
    de: 'Bitte einen Namen eingeben.',
  },
  filterMayBeSecret: {
    where: 'under the field',
    en: 'Not saved: a word this long may be a token.',
    de: 'Nicht gespeichert: Ein so langes Wort kann ein Token sein.',
  },
  filtersTooMany: {
    where: 'under the field',
    en: 'Not saved: fifty filters are the limit. Remove one first.',
    de: 'Nicht gespeichert: Mehr als fünfzig Filter sind nicht möglich. Bitte zuerst einen entfernen.',
  },
  filterNameUsed: {
    where: 'under the field; the button “Replace it” follows',
    en: 'A filter has this name already.',
    de: 'Einen Filter mit diesem Namen gibt es schon.',
  },
  filterNotStored: {
    where: 'under the field: storage is full',
    en: 'Not saved: the browser could not write it. Free some space on the disk.',
    de: 'Nicht gespeichert: Der Browser konnte es nicht schreiben. Bitte Platz auf dem Datenträger schaffen.',
  },
  helpNamed: {
    where: 'in the help, beside 1 … 9',
    en: 'apply a saved filter',
    de: 'gespeicherten Filter anwenden',
  },
});
