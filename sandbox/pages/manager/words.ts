export type ManagerLanguage = 'en' | 'de';

export const LANGUAGES: Readonly<Record<ManagerLanguage, string>> = { en: 'English', de: 'Deutsch' };

const ENGLISH = {
  language: 'Language',
  sandbox: 'Sandbox: no real shop is behind these pages.',
  problem: 'There is a problem',
  logInTitle: 'Log in',
  email: 'E-mail',
  password: 'Password',
  logIn: 'Log in',
  wrongPassword: 'This e-mail and this password do not belong together.',
  required: 'Fill this in.',
  tooLong: 'At most 100 characters.',
  pinTitle: 'Enter your PIN',
  pin: 'PIN',
  pinHint: 'Four digits',
  enter: 'Continue',
  pinTokenGone: 'The time to enter your PIN is over. Log in again.',
  wrongPin: (left: number) =>
    left === 1 ? 'Wrong PIN. You have one try left.' : `Wrong PIN. You have ${left} tries left.`,
  tooManyPins: 'Wrong PIN, too many times. Log in again with your password.',
  otherPerson: 'Log in as somebody else',
  logOut: 'Log out',
  loggedInAs: (email: string) => `Logged in as ${email}`,
  apps: 'My Apps',
  appsIntro: 'An app is a program of yours that uses the API. Each app can have several tokens.',
  noApps: 'You have no apps yet.',
  newApp: 'Create an app',
  appName: 'Name of the app',
  create: 'Create app',
  legacyApp: 'issued before 2019',
  legacyNote: (address: string) =>
    `This app was issued before 2019. It takes its tokens by the password grant; its scope is changed by an e-mail to ${address}.`,
  ownersOnly: 'Only the owner of the account may manage apps.',
  credentials: 'Credentials',
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  accessToken: 'Access Token',
  refreshToken: 'Refresh Token',
  scope: 'Scope',
  revoked: 'This token was revoked.',
  tokens: 'Token manager',
  lifetime:
    'An access token is valid for 24 hours at most: the answer of the token endpoint says for how long. A refresh token is valid once: each refresh brings a new one.',
  noTokens: 'This app has no tokens yet.',
  newToken: 'Generate a token',
  tokenName: 'Name of the token',
  rights: { read: 'read', create: 'create', update: 'update', delete: 'delete' },
  areas: { products: 'Products', orders: 'Orders', customers: 'Customers', basic: 'Basic data' },
  noScope: 'Choose at least one scope.',
  generate: 'Generate token',
  copy: 'Copy',
  copied: 'Copied',
  copyAll: 'Copy everything',
  allInOne: 'Everything in one text',
  remove: 'Delete',
  removeApp: 'Delete this app',
  removeAppTitle: (name: string) => `Delete the app “${name}”?`,
  removeAppNote: 'All its tokens stop working at once. This cannot be undone.',
  removeTokenTitle: (name: string) => `Delete the token “${name}”?`,
  removeTokenNote: 'It stops working at once. This cannot be undone.',
  cancel: 'Cancel',
  back: 'Back to My Apps',
  formExpired: 'This form is out of date. Go back, load the page again and send it once more.',
  notFound: 'There is no such page.',
  tooFast: 'Too many tries. Wait a second, then try again.',
  tooLarge: 'This form is too large.',
};

/** Every text of the pages. Functions take the values to insert. */
export type Words = typeof ENGLISH;

const GERMAN: Words = {
  language: 'Sprache',
  sandbox: 'Sandbox: Hinter diesen Seiten steht kein echter Laden.',
  problem: 'Es gibt ein Problem',
  logInTitle: 'Anmelden',
  email: 'E-Mail',
  password: 'Passwort',
  logIn: 'Anmelden',
  wrongPassword: 'Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.',
  required: 'Bitte ausfüllen.',
  tooLong: 'Höchstens 100 Zeichen.',
  pinTitle: 'PIN eingeben',
  pin: 'PIN',
  pinHint: 'Vier Ziffern',
  enter: 'Weiter',
  pinTokenGone: 'Die Zeit für die Eingabe der PIN ist um. Bitte neu anmelden.',
  wrongPin: (left: number) =>
    left === 1
      ? 'Falsche PIN. Sie haben noch einen Versuch.'
      : `Falsche PIN. Sie haben noch ${left} Versuche.`,
  tooManyPins: 'Zu oft eine falsche PIN. Bitte neu mit dem Passwort anmelden.',
  otherPerson: 'Als jemand anders anmelden',
  logOut: 'Abmelden',
  loggedInAs: (email: string) => `Angemeldet als ${email}`,
  apps: 'Meine Anwendungen',
  appsIntro:
    'Eine Anwendung ist ein Programm von Ihnen, das die API benutzt. Jede Anwendung kann mehrere Tokens haben.',
  noApps: 'Sie haben noch keine Anwendungen.',
  newApp: 'Anwendung anlegen',
  appName: 'Name der Anwendung',
  create: 'Anwendung anlegen',
  legacyApp: 'vor 2019 ausgestellt',
  legacyNote: (address: string) =>
    `Diese Anwendung wurde vor 2019 ausgestellt. Sie holt ihre Tokens mit Benutzername und Passwort (password grant); den Scope ändert eine E-Mail an ${address}.`,
  ownersOnly: 'Nur der Inhaber des Kontos darf Anwendungen verwalten.',
  credentials: 'Zugangsdaten',
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  accessToken: 'Access Token',
  refreshToken: 'Refresh Token',
  scope: 'Scope',
  revoked: 'Dieses Token wurde widerrufen.',
  tokens: 'Token-Verwaltung',
  lifetime:
    'Ein Access Token gilt höchstens 24 Stunden: Wie lange genau, sagt die Antwort des Token-Endpunkts. Ein Refresh Token gilt einmal: Jede Erneuerung bringt ein neues.',
  noTokens: 'Diese Anwendung hat noch keine Tokens.',
  newToken: 'Token erzeugen',
  tokenName: 'Name des Tokens',
  rights: { read: 'lesen', create: 'anlegen', update: 'ändern', delete: 'löschen' },
  areas: { products: 'Produkte', orders: 'Bestellungen', customers: 'Kunden', basic: 'Stammdaten' },
  noScope: 'Bitte mindestens einen Scope wählen.',
  generate: 'Token erzeugen',
  copy: 'Kopieren',
  copied: 'Kopiert',
  copyAll: 'Alles kopieren',
  allInOne: 'Alles in einem Text',
  remove: 'Löschen',
  removeApp: 'Diese Anwendung löschen',
  removeAppTitle: (name: string) => `Anwendung „${name}“ löschen?`,
  removeAppNote: 'Alle ihre Tokens gelten sofort nicht mehr. Das lässt sich nicht rückgängig machen.',
  removeTokenTitle: (name: string) => `Token „${name}“ löschen?`,
  removeTokenNote: 'Es gilt sofort nicht mehr. Das lässt sich nicht rückgängig machen.',
  cancel: 'Abbrechen',
  back: 'Zurück zu Meine Anwendungen',
  formExpired:
    'Dieses Formular ist veraltet. Gehen Sie zurück, laden Sie die Seite neu und senden Sie es noch einmal.',
  notFound: 'Diese Seite gibt es nicht.',
  tooFast: 'Zu viele Versuche. Warten Sie eine Sekunde und versuchen Sie es noch einmal.',
  tooLarge: 'Dieses Formular ist zu groß.',
};

export const WORDS: Readonly<Record<ManagerLanguage, Words>> = { en: ENGLISH, de: GERMAN };

/** The language chosen on a page, else the first supported language of the browser. */
export function languageOf(chosen: string | undefined, acceptLanguage: string): ManagerLanguage {
  const wanted = [chosen ?? '', ...acceptLanguage.split(',')].map((tag) =>
    tag.trim().slice(0, 2).toLowerCase(),
  );
  return wanted.find((tag): tag is ManagerLanguage => tag === 'en' || tag === 'de') ?? 'en';
}
