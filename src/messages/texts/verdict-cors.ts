import { table } from '../table.ts';

/** The advice of a verdict about an answer that the page did not see, and titles of what needs no CORS. */
export const VERDICT_CORS = table({
  adviceHidden: {
    where: 'no CORS header',
    en: 'The API sends no CORS headers for {origin}, so its pages cannot read answers. An origin that is allowed in every tab can be allowed to read them.',
    de: 'Die API sendet keine CORS-Header für {origin}, deshalb können seine Seiten die Antworten nicht lesen. Ist ein Origin in jedem Tab freigegeben, lässt sich das Lesen erlauben.',
  },
  adviceHiddenSeveral: {
    where: 'two CORS headers',
    en: 'The page saw no answer: it came with several Access-Control-Allow-Origin headers, and browsers accept only one. A proxy may have added one for {origin}.',
    de: 'Die Seite sah keine Antwort: Sie kam mit mehreren Access-Control-Allow-Origin-Headern, und Browser akzeptieren nur einen. Vielleicht hat ein Proxy einen für {origin} hinzugefügt.',
  },
  adviceHiddenList: {
    where: 'a joined CORS header',
    en: 'The page saw no answer: Access-Control-Allow-Origin names several origins, and browsers accept only one: {origin} or *.',
    de: 'Die Seite sah keine Antwort: Access-Control-Allow-Origin nennt mehrere Origins, und Browser akzeptieren nur einen: {origin} oder *.',
  },
  adviceHiddenSlash: {
    where: 'a CORS header that ends with a slash',
    en: 'The page saw no answer: Access-Control-Allow-Origin ends with a slash, and an origin has none: {origin}.',
    de: 'Die Seite sah keine Antwort: Access-Control-Allow-Origin endet mit einem Schrägstrich, und ein Origin hat keinen: {origin}.',
  },
  adviceHiddenOther: {
    where: 'a CORS header for another origin',
    en: 'The page saw no answer: Access-Control-Allow-Origin names another origin than {origin}. Scheme, host and port must be the same.',
    de: 'Die Seite sah keine Antwort: Access-Control-Allow-Origin nennt einen anderen Origin als {origin}. Schema, Host und Port müssen gleich sein.',
  },
  adviceHiddenNull: {
    where: 'CORS, after a redirect from another host',
    en: 'The page saw no answer: after a redirect from another host the browser asks as origin “null”, and no header for {origin} covers that. Call the API’s own address.',
    de: 'Die Seite sah keine Antwort: Nach einer Umleitung von einem anderen Host fragt der Browser als Origin „null“ an, und kein Header für {origin} deckt das ab. Bitte die Adresse der API direkt aufrufen.',
  },
  adviceHiddenCookies: {
    where: 'CORS',
    en: 'The page saw no answer: it asked with cookies (credentials: “include”), and then the answer must name {origin} and contain Access-Control-Allow-Credentials: true. Leave credentials out: the token is enough.',
    de: 'Die Seite sah keine Antwort: Sie fragte mit Cookies an (credentials: „include“), und dann muss die Antwort {origin} nennen und Access-Control-Allow-Credentials: true enthalten. Bitte credentials weglassen: Das Token reicht.',
  },
  adviceHiddenUnknown: {
    where: 'CORS',
    en: 'The page saw no answer, although Access-Control-Allow-Origin fits {origin}. If the call sends cookies, the answer must name the origin and contain Access-Control-Allow-Credentials: true.',
    de: 'Die Seite sah keine Antwort, obwohl Access-Control-Allow-Origin zu {origin} passt. Sendet der Aufruf Cookies, muss die Antwort den Origin nennen und Access-Control-Allow-Credentials: true enthalten.',
  },
  titleBlocked: {
    where: 'an answer for an image or a script, for example',
    en: 'The browser keeps this answer from the page',
    de: 'Der Browser gibt diese Antwort nicht an die Seite',
  },
  titleUnseen: {
    where: 'an answer for an image or a script, for example, and no reason is told',
    en: 'The page got nothing of this answer',
    de: 'Die Seite hat von dieser Antwort nichts erhalten',
  },
  adviceBlockedOpaque: {
    where: 'the browser blocked it (ORB)',
    en: 'The page saw nothing of it: browsers give another origin’s JSON to no image, script or style (Opaque Response Blocking). Use fetch.',
    de: 'Die Seite sah nichts davon: Browser geben JSON eines anderen Origins an kein Bild, Skript oder Stylesheet (ORB). Bitte fetch nutzen.',
  },
  adviceBlockedPolicy: {
    where: 'the browser blocked it (CORP)',
    en: 'The page saw nothing of it: by its Cross-Origin-Resource-Policy the server gives it to no other origin, or the page demands such a header.',
    de: 'Die Seite sah nichts davon: Laut Cross-Origin-Resource-Policy gibt der Server sie an keinen anderen Origin, oder die Seite verlangt einen solchen Header.',
  },
  adviceBlockedUntold: {
    where: 'the browser tells no reason',
    en: 'The browser does not tell why: browsers give another origin’s JSON to no image, script or style, nor what Cross-Origin-Resource-Policy excludes; or the request was cancelled. Use fetch.',
    de: 'Der Browser teilt nicht mit, warum: Browser geben JSON eines anderen Origins an kein Bild, Skript oder Stylesheet, und nichts, was Cross-Origin-Resource-Policy ausschließt; oder die Anfrage wurde abgebrochen. Bitte fetch nutzen.',
  },
  advicePreflight: {
    where: 'a CORS preflight failed',
    en: 'The answer to its preflight (OPTIONS) probably does not allow this method or these headers for {origin}, so the server got only the preflight.',
    de: 'Die Antwort auf den Preflight (OPTIONS) erlaubt {origin} diese Methode oder diese Header wahrscheinlich nicht. Beim Server kam also nur der Preflight an.',
  },
});
