/** The texts of the first tab in English or German, depending on the user's browser. */
export interface StartWords {
  readonly title: string;
  readonly warning: string;
  readonly how: readonly string[];
  readonly paste: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  readonly legacy: string;
  readonly copyAll: string;
  readonly copied: string;
  readonly changes: string;
  readonly end: string;
}

const EN: StartWords = {
  title: 'This window is a sandbox',
  warning:
    'In this window app.inventorum.com is a sandbox on your own computer. Nothing that you do here reaches a real shop. Do not enter real credentials.',
  how: [
    'Press “Copy all” beside a token below, open the extension from the toolbar (the puzzle piece shows it), add credentials and paste into any field.',
    'Open {address}: the token goes along by itself.',
    'Open the developer tools (F12) on that tab and choose the panel “INVENTORUM”.',
    'Allow pages on this host in the popup, then run this in the console: {call}. The panel says which scope is missing.',
  ],
  paste: 'Credentials of the sandbox',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  refreshToken: 'Refresh token',
  legacy: 'issued before 2019',
  copyAll: 'Copy all',
  copied: 'Copied',
  changes: 'A refresh token works once: after it was used, reload this page for the newest one.',
  end: 'Close the window or press Ctrl-C in the terminal: nothing is left behind.',
};

const DE: StartWords = {
  title: 'Dieses Fenster ist eine Sandbox',
  warning:
    'In diesem Fenster ist app.inventorum.com eine Sandbox auf dem eigenen Rechner. Nichts davon erreicht einen echten Shop. Bitte keine echten Zugangsdaten eingeben.',
  how: [
    'Unten neben einem Token „Alles kopieren“ wählen, die Erweiterung in der Symbolleiste öffnen (das Puzzleteil zeigt sie), Zugangsdaten hinzufügen und in ein beliebiges Feld einfügen.',
    '{address} öffnen: Das Token geht von selbst mit.',
    'In diesem Tab die Entwicklerwerkzeuge öffnen (F12) und den Bereich „INVENTORUM“ wählen.',
    'Im Popup die Seiten dieses Hosts freigeben, dann in der Konsole ausführen: {call}. Der Bereich sagt, welcher Scope fehlt.',
  ],
  paste: 'Zugangsdaten der Sandbox',
  clientId: 'Client-ID',
  clientSecret: 'Client-Secret',
  refreshToken: 'Refresh-Token',
  legacy: 'vor 2019 ausgestellt',
  copyAll: 'Alles kopieren',
  copied: 'Kopiert',
  changes: 'Ein Refresh-Token gilt einmal: Ist es benutzt, zeigt ein Neuladen dieser Seite das neueste.',
  end: 'Fenster schließen oder im Terminal Strg-C drücken: Es bleibt nichts zurück.',
};

/** German if the browser prefers it to English. */
export function startWords(acceptLanguage: string | undefined): {
  readonly tag: 'en' | 'de';
  readonly words: StartWords;
} {
  const first = acceptLanguage?.split(',').find((part) => /^\s*(de|en)\b/i.test(part));
  return first?.trim().toLowerCase().startsWith('de') ? { tag: 'de', words: DE } : { tag: 'en', words: EN };
}
