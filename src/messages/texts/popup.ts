import { table } from '../table.ts';

/** The popup’s frame: header, first run, footer, pause, notices, and the form that allows a page. */
export const POPUP = table({
  popupTitle: {
    where: 'heading of the header',
    en: 'INVENTORUM API',
    de: 'INVENTORUM API',
  },
  switchLabel: {
    where: 'name of the switch in the header for a screen reader; contains the visible one',
    en: 'Sending tokens',
    de: 'Tokens senden',
  },
  switchVisible: {
    where: 'beside the switch in the header',
    en: 'Sending',
    de: 'Senden',
  },
  addCredentials: {
    where: 'button in the footer',
    en: 'Add credentials',
    de: 'Hinzufügen',
  },
  firstRunTitle: {
    where: 'heading while nothing is saved',
    en: 'No credentials yet',
    de: 'Noch keine Zugangsdaten',
  },
  firstRunText: {
    where: 'under it; the host is the API’s',
    en: 'Enter an app (client id and secret) and one of its refresh tokens. They stay in this browser. Tokens refresh by themselves and are sent to {host} only.',
    de: 'Eine App (Client-ID und Secret) und eines ihrer Refresh-Tokens eingeben. Beides bleibt in diesem Browser. Tokens werden automatisch erneuert und nur an {host} gesendet.',
  },
  haveCredentials: {
    where: 'under it, above the sentence that tells how to paste',
    en: 'I have credentials',
    de: 'Ich habe Zugangsdaten',
  },
  needCredentials: {
    where: 'under it; opens the next four, for somebody who has no credentials',
    en: 'I need some',
    de: 'Ich brauche erst welche',
  },
  needLogIn: {
    where: 'first step, before the link to the dashboard',
    en: 'Log in to the Connect Dashboard with e-mail, password and PIN:',
    de: 'Im Connect Dashboard mit E-Mail, Passwort und PIN anmelden:',
  },
  needApp: {
    where: 'second step',
    en: 'In “My Apps”, enter a name and press “+”.',
    de: 'Unter „Meine Anwendungen“ einen Namen eingeben und „+“ drücken.',
  },
  needToken: {
    where: 'third step',
    en: 'Open the app, generate a token and choose the scopes that your calls need.',
    de: 'Die App öffnen, ein Token erstellen und die Scopes wählen, die die Aufrufe benötigen.',
  },
  needScopes: {
    where: 'under it, before the names of scopes, if a panel has seen calls',
    en: 'The calls that the panel has seen need:',
    de: 'Die Aufrufe, die das Panel gesehen hat, benötigen:',
  },
  needCopy: {
    where: 'last step',
    en: 'Copy client id, client secret and refresh token, and paste them here.',
    de: 'Client-ID, Client-Secret und Refresh-Token kopieren und hier einfügen.',
  },
  trySandbox: {
    where: 'opens the next three, for somebody who wants to try first',
    en: 'Try it with a sandbox',
    de: 'Mit einer Sandbox ausprobieren',
  },
  sandboxRun: {
    where: 'first step, before the command',
    en: 'In a copy of this extension’s source code, run',
    de: 'In einer Kopie des Quelltexts dieser Erweiterung ausführen:',
  },
  sandboxCopy: {
    where: 'second step',
    en: 'Copy the lines that it prints for the extension: an address and credentials.',
    de: 'Die Zeilen kopieren, die es für die Erweiterung ausgibt: eine Adresse und Zugangsdaten.',
  },
  sandboxPaste: {
    where: 'last step',
    en: 'Paste them here. The form names the address and asks before it is added.',
    de: 'Hier einfügen. Das Formular nennt die Adresse und fragt, bevor sie hinzugefügt wird.',
  },
  pause: {
    where: 'button in the footer, opens a menu',
    en: 'Pause…',
    de: 'Pause …',
  },
  pauseHour: {
    where: 'item of that menu',
    en: 'For one hour',
    de: 'Für eine Stunde',
  },
  pauseRestart: {
    where: 'item of that menu',
    en: 'Until the browser restarts',
    de: 'Bis der Browser neu startet',
  },
  pauseTab: {
    where: 'item of that menu',
    en: 'In this tab',
    de: 'In diesem Tab',
  },
  pausedUntil: {
    where: 'in the place of that button',
    en: 'Paused until {time}',
    de: 'Pausiert bis {time}',
  },
  pausedUntilRestart: {
    where: 'in the place of that button',
    en: 'Paused until the browser restarts',
    de: 'Pausiert, bis der Browser neu startet',
  },
  pausedTab: {
    where: 'in the place of that button',
    en: 'Paused in this tab',
    de: 'In diesem Tab pausiert',
  },
  resume: {
    where: 'button: ends a pause',
    en: 'Resume',
    de: 'Fortsetzen',
  },
  ofNewerVersion: {
    where: 'notice after a downgrade',
    en: {
      one: 'A newer version of the extension has saved {count} entry that this one cannot read. It is kept: install the newer version again to use it.',
      other:
        'A newer version of the extension has saved {count} entries that this one cannot read. They are kept: install the newer version again to use them.',
    },
    de: {
      one: 'Eine neuere Version der Erweiterung hat {count} Eintrag gespeichert, den diese nicht lesen kann. Er bleibt erhalten: Bitte wieder die neuere installieren.',
      other:
        'Eine neuere Version der Erweiterung hat {count} Einträge gespeichert, die diese nicht lesen kann. Sie bleiben erhalten: Bitte wieder die neuere installieren.',
    },
  },
  recovered: {
    where: 'notice after a mended storage',
    en: {
      one: 'The stored data was damaged. {count} entry was restored from the second copy; please check it.',
      other:
        'The stored data was damaged. {count} entries were restored from the second copy; please check them.',
    },
    de: {
      one: 'Die gespeicherten Daten waren beschädigt. {count} Eintrag wurde aus der zweiten Kopie wiederhergestellt; bitte prüfen.',
      other:
        'Die gespeicherten Daten waren beschädigt. {count} Einträge wurden aus der zweiten Kopie wiederhergestellt; bitte prüfen.',
    },
  },
  tabsEnded: {
    where: 'notice after a start of the browser',
    en: {
      one: '{count} tab had a token or a pause of its own; that ended with the browser.',
      other: '{count} tabs had a token or a pause of their own; that ended with the browser.',
    },
    de: {
      one: '{count} Tab hatte ein eigenes Token oder eine Pause; beides gilt nur bis zum Beenden des Browsers.',
      other:
        '{count} Tabs hatten ein eigenes Token oder eine Pause; beides gilt nur bis zum Beenden des Browsers.',
    },
  },
  pauseEnded: {
    where: 'notice after a start of the browser, after or without the one on tabs',
    en: 'The pause ended with the browser.',
    de: 'Die Pause galt nur bis zum Beenden des Browsers.',
  },
  tabsInDoubt: {
    where: 'notice after a start of the extension',
    en: {
      one: 'The extension was restarted, and the browser does not say whether it was restarted as well. {count} tab with its own setting is paused.',
      other:
        'The extension was restarted, and the browser does not say whether it was restarted as well. {count} tabs with their own settings are paused.',
    },
    de: {
      one: 'Die Erweiterung wurde neu gestartet, und der Browser sagt nicht, ob er selbst auch. {count} Tab mit eigener Einstellung ist pausiert.',
      other:
        'Die Erweiterung wurde neu gestartet, und der Browser sagt nicht, ob er selbst auch. {count} Tabs mit eigener Einstellung sind pausiert.',
    },
  },
  tabsLostByUpdate: {
    where: 'notice after an update',
    en: 'The update could not keep what was set for single tabs: a token, no token, a pause, an allowed origin.',
    de: 'Das Update konnte nicht übernehmen, was für einzelne Tabs eingestellt war: ein Token, kein Token, eine Pause, ein freigegebener Origin.',
  },
  pausedByUpdate: {
    where: 'second sentence of that notice',
    en: 'Where one was set, or may have been, nothing is sent until you resume.',
    de: 'Wo etwas davon eingestellt war oder gewesen sein kann, wird bis zum Fortsetzen nichts gesendet.',
  },
  deleted: {
    where: 'notice and card: an app or token was deleted; “Undo” stands beside it',
    en: '“{name}” deleted.',
    de: '„{name}“ gelöscht.',
  },
  undoNamed: {
    where: 'name of “Undo” for a screen reader',
    en: 'Undo: keep {name}',
    de: 'Rückgängig: {name} behalten',
  },
  declined: {
    where: 'notice: the browser’s question was answered with no',
    en: 'Your browser did not grant access to {origin}, so nothing was allowed.',
    de: 'Der Browser hat keinen Zugriff auf {origin} erteilt, deshalb wurde nichts freigegeben.',
  },
  askAgain: {
    where: 'button of that notice',
    en: 'Ask again',
    de: 'Erneut fragen',
  },
  pageAddressSeen: {
    where: 'under the address field, where the panel has filled it in',
    en: 'The DevTools panel last saw this address in this tab. Please check it.',
    de: 'Diese Adresse hat das DevTools-Panel zuletzt in diesem Tab gesehen. Bitte prüfen.',
  },
  menuWay: {
    where: 'under the form that allows a page',
    en: 'Without typing: right-click the page and choose “{menu}”.',
    de: 'Ohne Tippen: Rechtsklick auf die Seite, dann „{menu}“.',
  },
  tabsOffer: {
    where: 'button under that form: asks the browser for the permission “tabs”',
    en: 'Show every address…',
    de: 'Jede Adresse zeigen …',
  },
  tabsReason: {
    where: 'beside that button; what the browser calls it is quoted',
    en: 'With permission to see every address, the popup fills it in for you. Your browser calls this “read your browsing history”; the popup reads only the address of the tab in front, and keeps none.',
    de: 'Darf das Popup jede Adresse sehen, trägt es sie selbst ein. Der Browser nennt das „Browserverlauf lesen“; das Popup liest nur die Adresse des aktiven Tabs und speichert keine.',
  },
});
