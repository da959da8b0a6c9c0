import { table } from '../table.ts';

/** The list of the apps in a pasted text. */
export const PASTE_SEVERAL = table({
  severalTitle: {
    where: 'heading of a list of the apps in a pasted text',
    en: 'Several apps in the text',
    de: 'Mehrere Apps im Text',
  },
  severalHint: {
    where: 'under it',
    en: 'Choose what to save. Use each token only here.',
    de: 'Auswählen, was gespeichert werden soll. Jedes Token bitte nur hier nutzen.',
  },
  severalToken: {
    where: 'in a row of that list: the last four signs of the refresh token',
    en: 'refresh token …{tail}',
    de: 'Refresh-Token …{tail}',
  },
  severalNewToken: {
    where: 'in a row of that list',
    en: 'app is saved, its token is new',
    de: 'App ist gespeichert, das Token ist neu',
  },
  severalSaved: {
    where: 'in a row of that list',
    en: 'saved already',
    de: 'schon gespeichert',
  },
  severalNotWhole: {
    where: 'in a row of that list',
    en: 'incomplete or unclear',
    de: 'unvollständig oder unklar',
  },
  severalOpen: {
    where: 'button of such a row: opens the form with it',
    en: 'Complete in the form',
    de: 'Im Formular ergänzen',
  },
  severalOpenNamed: {
    where: 'name of that button for a screen reader',
    en: 'Complete in the form: {name}',
    de: 'Im Formular ergänzen: {name}',
  },
  severalSave: {
    where: 'button',
    en: { one: 'Save {count} token', other: 'Save {count} tokens' },
    de: { one: '{count} Token speichern', other: '{count} Tokens speichern' },
  },
  severalDone: {
    where: 'after it',
    en: 'Saved. Nothing is sent for ten seconds: until then it can be undone as if nothing had happened.',
    de: 'Gespeichert. Zehn Sekunden lang wird nichts gesendet: So lange lässt es sich folgenlos rückgängig machen.',
  },
  severalAllSaved: {
    where: 'in its place, if another window was faster',
    en: 'All of it was saved already.',
    de: 'Alles war schon gespeichert.',
  },
  severalTooLate: {
    where: 'after “Undo”',
    en: 'Too late to undo: a token is in use already. Delete what you do not need in the list.',
    de: 'Zu spät: Ein Token ist schon in Gebrauch. Was nicht gebraucht wird, bitte in der Liste löschen.',
  },
  severalClose: {
    where: 'button: back to the list',
    en: 'To the list',
    de: 'Zur Liste',
  },
});
