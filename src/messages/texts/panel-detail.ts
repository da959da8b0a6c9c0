import { table } from '../table.ts';

/** The details of a call: tabs, headers, bodies. */
export const PANEL_DETAIL = table({
  detailTabs: {
    where: 'name of the row of tabs for a screen reader',
    en: 'Views of this call',
    de: 'Reiter dieses Aufrufs',
  },
  tabVerdict: {
    where: 'tab',
    en: 'Verdict',
    de: 'Befund',
  },
  tabRequest: {
    where: 'tab',
    en: 'Request',
    de: 'Anfrage',
  },
  tabResponse: {
    where: 'tab',
    en: 'Response',
    de: 'Antwort',
  },
  tabTiming: {
    where: 'tab',
    en: 'Timing',
    de: 'Zeiten',
  },
  tabReplay: {
    where: 'tab: send the call again',
    en: 'Replay',
    de: 'Wiederholen',
  },
  tabCode: {
    where: 'tab: the call as cURL, PowerShell, fetch',
    en: 'Code',
    de: 'Code',
  },
  backToList: {
    where: 'button: closes the details',
    en: 'Close',
    de: 'Schließen',
  },
  reading: {
    where: 'while a part of the call is read',
    en: 'Reading…',
    de: 'Wird gelesen …',
  },
  nothingKept: {
    where: 'in the place of headers and bodies',
    en: 'The extension made this call itself. Its headers and bodies are not kept.',
    de: 'Diesen Aufruf hat die Erweiterung selbst gesendet. Seine Header und Bodys werden nicht gespeichert.',
  },
  notShown: {
    where: 'in the place of headers and bodies; a button “Try again” follows',
    en: 'The extension’s background did not answer. Only it recognises saved tokens, so nothing is shown that may contain one.',
    de: 'Der Hintergrund der Erweiterung hat nicht geantwortet. Nur er erkennt gespeicherte Tokens; deshalb wird nichts gezeigt, was eines enthalten könnte.',
  },
  tryAgain: {
    where: 'button',
    en: 'Try again',
    de: 'Erneut versuchen',
  },
  query: {
    where: 'heading',
    en: 'Query parameters',
    de: 'Query-Parameter',
  },
  headers: {
    where: 'heading',
    en: 'Headers',
    de: 'Header',
  },
  body: {
    where: 'heading: the request’s or the response’s body',
    en: 'Body',
    de: 'Body',
  },
  noResponse: {
    where: 'tab “Response”',
    en: 'No response reached the page.',
    de: 'Es kam keine Antwort bei der Seite an.',
  },
  bodyNone: {
    where: 'in the place of a body',
    en: 'There is none.',
    de: 'Es gibt keinen.',
  },
  bodyGone: {
    where: 'in the place of a body',
    en: 'The browser no longer has it: it discards bodies when the page is left, or when there are too many.',
    de: 'Der Browser hat ihn nicht mehr: Er verwirft Bodys, wenn die Seite verlassen wird oder es zu viele werden.',
  },
  bodyBrokeOff: {
    where: 'in the place of a body',
    en: 'It broke off, and the browser shows nothing of it.',
    de: 'Er brach ab, und der Browser zeigt nichts davon.',
  },
  bodyCutBrokeOff: {
    where: 'above a body',
    en: 'Only its beginning arrived: the body broke off.',
    de: 'Nur sein Anfang kam an: Der Body brach ab.',
  },
  bodyCutByBrowser: {
    where: 'above a body; numbers of bytes',
    en: 'The browser kept only its first {kept} bytes; {missing} bytes are missing.',
    de: 'Der Browser hat nur die ersten {kept} Byte behalten; {missing} Byte fehlen.',
  },
  bodyAskAgain: {
    where: 'button beside “The browser no longer has it”',
    en: 'Ask the browser again',
    de: 'Den Browser erneut fragen',
  },
  bodyDropped: {
    where: 'in the place of a body',
    en: 'Too long to be kept, or discarded to make room for newer ones.',
    de: 'Zu lang zum Speichern, oder verworfen, um Platz für neuere zu schaffen.',
  },
  bodyBinary: {
    where: 'in the place of a body: “12 kB of application/pdf: no text.”',
    en: '{size} of {type}: not text.',
    de: '{size} {type}: kein Text.',
  },
  bodyForm: {
    where: 'name of the choice between tree and raw text for a screen reader',
    en: 'Form of the body',
    de: 'Form des Bodys',
  },
  bodyTree: {
    where: 'choice: JSON as a tree',
    en: 'Tree',
    de: 'Baum',
  },
  bodyRaw: {
    where: 'choice: the text as it came',
    en: 'Raw',
    de: 'Roh',
  },
  jsonTree: {
    where: 'name of the tree for a screen reader',
    en: 'JSON',
    de: 'JSON',
  },
  searchBody: {
    where: 'field above the tree',
    en: 'Search in the body',
    de: 'Im Body suchen',
  },
  searchCount: {
    where: 'beside that field: “3 of 12”',
    en: '{at} of {all}',
    de: '{at} von {all}',
  },
  searchNothing: {
    where: 'beside that field',
    en: 'not found',
    de: 'nicht gefunden',
  },
  searchPrevious: {
    where: 'button beside that field',
    en: 'Previous match (Shift + Enter)',
    de: 'Voriger Treffer (Umschalt + Enter)',
  },
  searchNext: {
    where: 'button beside that field',
    en: 'Next match (Enter)',
    de: 'Nächster Treffer (Enter)',
  },
  showMore: {
    where: 'button under a long text',
    en: 'Show more ({shown} of {all} characters)',
    de: 'Mehr zeigen ({shown} von {all} Zeichen)',
  },
  pictureAlt: {
    where: 'alternative text of a received picture',
    en: 'The picture that was received',
    de: 'Das empfangene Bild',
  },
  pictureBroken: {
    where: 'under a picture',
    en: 'The browser cannot draw this picture.',
    de: 'Der Browser kann dieses Bild nicht darstellen.',
  },
  copyBody: {
    where: 'button',
    en: 'Copy body',
    de: 'Body kopieren',
  },
  copyValue: {
    where: 'button: the value that is selected in the tree',
    en: 'Copy value',
    de: 'Wert kopieren',
  },
});
