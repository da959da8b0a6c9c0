import { table } from '../table.ts';

/** The title of a verdict: what happened, as a sentence. */
export const VERDICT_TITLES = table({
  titleOk: {
    where: '2xx',
    en: 'The API answered as asked',
    de: 'Die API hat wie gewünscht geantwortet',
  },
  titleOkOpaque: {
    where: '2xx to a beacon, or to a fetch with no-cors',
    en: 'The API answered; the page cannot read it (no-cors)',
    de: 'Die API hat geantwortet; die Seite kann es nicht lesen (no-cors)',
  },
  titleOkCache: {
    where: '2xx from the browser’s cache',
    en: 'The browser answered from its cache',
    de: 'Der Browser hat aus seinem Cache geantwortet',
  },
  titleOkWorker: {
    where: '2xx',
    en: 'A service worker of the page answered',
    de: 'Ein Service Worker der Seite hat geantwortet',
  },
  titleOkPassedOn: {
    where: '2xx that a service worker fetched',
    en: 'A service worker of the page passed on the answer',
    de: 'Ein Service Worker der Seite hat die Antwort weitergegeben',
  },
  titleOkCacheOrWorker: {
    where: '2xx',
    en: 'The browser’s cache or a service worker answered',
    de: 'Der Cache des Browsers oder ein Service Worker hat geantwortet',
  },
  titleMayNotRead: {
    where: '403 scope.wrong at a GET; the area is one of the words below',
    en: 'This token may not read {area}',
    de: 'Dieses Token darf keine {area} lesen',
  },
  titleMayNotCreate: {
    where: '403 scope.wrong at a POST; the area is one of the words below',
    en: 'This token may not create {area}',
    de: 'Dieses Token darf keine {area} anlegen',
  },
  titleMayNotUpdate: {
    where: '403 scope.wrong at a PUT or PATCH; the area is one of the words below',
    en: 'This token may not change {area}',
    de: 'Dieses Token darf keine {area} ändern',
  },
  titleMayNotDelete: {
    where: '403 scope.wrong at a DELETE; the area is one of the words below',
    en: 'This token may not delete {area}',
    de: 'Dieses Token darf keine {area} löschen',
  },
  titleMayNotPublish: {
    where: '403 scope.wrong at an endpoint that publishes',
    en: 'This token may not publish products',
    de: 'Dieses Token darf keine Produkte veröffentlichen',
  },
  titleMayNotThis: {
    where: '403 scope.wrong at an unknown endpoint',
    en: 'This token may not make this call',
    de: 'Dieses Token erlaubt diesen Aufruf nicht',
  },
  areaProducts: {
    where: 'within “This token may not read …”',
    en: 'products',
    de: 'Produkte',
  },
  areaOrders: {
    where: 'within “This token may not read …”',
    en: 'orders',
    de: 'Bestellungen',
  },
  areaReturns: {
    where: 'within “This token may not read …”',
    en: 'returns',
    de: 'Retouren',
  },
  areaCustomers: {
    where: 'within “This token may not read …”',
    en: 'customers',
    de: 'Kunden',
  },
  areaCategories: {
    where: 'within “This token may not read …”',
    en: 'categories',
    de: 'Kategorien',
  },
  areaTaxes: {
    where: 'within “This token may not read …”',
    en: 'tax rates',
    de: 'Steuersätze',
  },
  areaImages: {
    where: 'within “This token may not read …”',
    en: 'images',
    de: 'Bilder',
  },
  areaInfo: {
    where: 'within “This token may not read …”',
    en: 'account data',
    de: 'Kontodaten',
  },
  areaLedger: {
    where: 'within “This token may not read …”',
    en: 'cash book entries',
    de: 'Kassenbucheinträge',
  },
  titleDisagree: {
    where: '403 scope.wrong',
    en: 'The server asks for a scope, although the known one is granted',
    de: 'Der Server verlangt einen Scope, obwohl der bekannte erteilt ist',
  },
  titleTokenExpired: {
    where: '401',
    en: 'This access token expired at {time}',
    de: 'Dieses Access-Token ist um {time} abgelaufen',
  },
  titleTokenRotated: {
    where: '401',
    en: 'This access token was replaced at {time}',
    de: 'Dieses Access-Token wurde um {time} ersetzt',
  },
  titleTokenElsewhere: {
    where: '401',
    en: 'This access token belongs to another environment: {environment}',
    de: 'Dieses Access-Token gehört zu einer anderen Umgebung: {environment}',
  },
  titleTokenNotOurs: {
    where: '401',
    en: 'The access token of this call is not saved here',
    de: 'Das Access-Token dieses Aufrufs ist hier nicht gespeichert',
  },
  titleTokenMalformed: {
    where: '401',
    en: 'The Authorization header of this call is malformed',
    de: 'Der Authorization-Header dieses Aufrufs ist fehlerhaft',
  },
  titleTokenUnknown: {
    where: '401, no cause is known',
    en: 'The server does not accept this access token',
    de: 'Der Server nimmt dieses Access-Token nicht an',
  },
  titleNoToken: {
    where: '401',
    en: 'This call carried no token',
    de: 'Dieser Aufruf wurde ohne Token gesendet',
  },
  titleTokenNotTold: {
    where: '401, and the browser does not tell what the call carried',
    en: 'The API requires a valid token',
    de: 'Die API verlangt ein gültiges Token',
  },
  titleForbidden: {
    where: '403 of another kind, the scope is granted',
    en: 'The user of this token lacks a permission',
    de: 'Dem Benutzer dieses Tokens fehlt eine Berechtigung',
  },
  titleForbiddenUnclear: {
    where: '403 of another kind',
    en: 'The server forbids this call',
    de: 'Der Server verbietet diesen Aufruf',
  },
  titleValidation: {
    where: '400',
    en: 'The server refuses the input',
    de: 'Der Server lehnt die Eingabe ab',
  },
  titleVersion: {
    where: 'the X-Api-Version is refused',
    en: 'The server refuses the API version',
    de: 'Der Server lehnt die API-Version ab',
  },
  titleRateLimited: {
    where: '429',
    en: 'Too many calls in a short time',
    de: 'Zu viele Aufrufe in kurzer Zeit',
  },
  titleSlash: {
    where: 'redirected',
    en: 'The path lacks its final slash',
    de: 'Dem Pfad fehlt der Schrägstrich am Ende',
  },
  titleRedirect: {
    where: 'redirected',
    en: 'The server redirects this call',
    de: 'Der Server leitet diesen Aufruf um',
  },
  titleHtml: {
    where: 'a web page as the answer',
    en: 'A web page came back instead of JSON',
    de: 'Statt JSON kam eine Webseite zurück',
  },
  titleServerError: {
    where: '5xx',
    en: 'The server had an internal error',
    de: 'Der Server hatte einen internen Fehler',
  },
  titleGateway: {
    where: '502 to 504',
    en: 'A gateway could not reach the API',
    de: 'Ein Gateway erreichte die API nicht',
  },
  titleBrokeOff: {
    where: '2xx, but the connection ended inside the body',
    en: 'The answer broke off before its end',
    de: 'Die Antwort brach vor ihrem Ende ab',
  },
  titleNotFound: {
    where: '404',
    en: 'There is nothing at this address',
    de: 'Unter dieser Adresse gibt es nichts',
  },
  titleHidden: {
    where: 'no CORS header',
    en: 'The browser hides this answer from the page (CORS)',
    de: 'Der Browser verbirgt diese Antwort vor der Seite (CORS)',
  },
  titlePreflight: {
    where: 'a CORS preflight failed',
    en: 'The browser did not send this call (CORS)',
    de: 'Der Browser hat diesen Aufruf nicht gesendet (CORS)',
  },
  titleMethodCase: {
    where: 'a method in small letters',
    en: 'The method was sent as “{method}”, which is no known method',
    de: 'Gesendet wurde die Methode „{method}“, die es nicht gibt',
  },
  titleNoAnswer: {
    where: 'no status',
    en: 'No answer reached the page',
    de: 'Die Seite erhielt keine Antwort',
  },
  titleOther: {
    where: 'another 4xx',
    en: 'The server refuses this call',
    de: 'Der Server lehnt diesen Aufruf ab',
  },
  titleGrantRefused: {
    where: 'token endpoint, 400 invalid_grant',
    en: 'The token endpoint refuses this refresh token or password',
    de: 'Der Token-Endpunkt nimmt dieses Refresh-Token oder Passwort nicht an',
  },
  titleClientRefused: {
    where: 'token endpoint, invalid_client',
    en: 'The token endpoint refuses this client',
    de: 'Der Token-Endpunkt nimmt diesen Client nicht an',
  },
});
