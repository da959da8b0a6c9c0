import { table } from '../table.ts';

/** The views “Access advice” and “Look up”. */
export const SCOPE_VIEWS = table({
  source: {
    where: 'before a link to where a fact is documented',
    en: 'Source:',
    de: 'Quelle:',
  },
  columnScope: {
    where: 'head of a column',
    en: 'Scope',
    de: 'Scope',
  },
  columnUse: {
    where: 'head of a column',
    en: 'Use',
    de: 'Nutzung',
  },
  columnCalls: {
    where: 'head of a column',
    en: 'Calls',
    de: 'Aufrufe',
  },
  columnEvidence: {
    where: 'head of a column',
    en: 'How we know',
    de: 'Beleg',
  },
  columnCall: {
    where: 'head of a column: method and path',
    en: 'Call',
    de: 'Aufruf',
  },
  columnTokens: {
    where: 'head of a column',
    en: 'Saved tokens',
    de: 'Gespeicherte Tokens',
  },
  adviceBasis: {
    where: 'under the heading; calls is “12 calls”',
    en: 'Based on {calls} of this session since {time}, regardless of the filter.',
    de: 'Grundlage: {calls} dieser Sitzung seit {time}, unabhängig vom Filter.',
  },
  adviceReplays: {
    where: 'after it',
    en: {
      one: '{count} repeated call is left out: it is a trial.',
      other: '{count} repeated calls are left out: they are trials.',
    },
    de: {
      one: '{count} wiederholter Aufruf zählt nicht mit: Er ist nur ein Versuch.',
      other: '{count} wiederholte Aufrufe zählen nicht mit: Sie sind nur Versuche.',
    },
  },
  adviceEmpty: {
    where: 'in the place of the advice',
    en: 'No call has shown a scope yet. Once the page has called the API, this lists for each token which scopes were used, which are missing, and which were never used.',
    de: 'Noch kein Aufruf zeigt etwas über einen Scope. Sobald die Seite die API aufgerufen hat, steht hier für jedes Token, welche Scopes genutzt wurden, welche fehlen und welche nie nötig waren.',
  },
  adviceNoTokenSet: {
    where: 'heading',
    en: 'Calls without a token of ours',
    de: 'Aufrufe ohne hier gespeichertes Token',
  },
  adviceSummary: {
    where: 'under a token’s name: “12 calls, 3 scopes needed.”',
    en: '{calls}, {scopes} needed.',
    de: '{calls}, {scopes} nötig.',
  },
  scopes: {
    where: 'within that',
    en: { one: '{count} scope', other: '{count} scopes' },
    de: { one: '{count} Scope', other: '{count} Scopes' },
  },
  adviceMissing: {
    where: 'after it',
    en: { one: '{count} is missing.', other: '{count} are missing.' },
    de: { one: '{count} fehlt.', other: '{count} fehlen.' },
  },
  adviceNeverUsed: {
    where: 'after it',
    en: { one: '{count} is granted and was never used.', other: '{count} are granted and were never used.' },
    de: { one: '{count} ist erteilt und war nie nötig.', other: '{count} sind erteilt und waren nie nötig.' },
  },
  adviceGrantedUnknown: {
    where: 'after it',
    en: 'The scope granted to them is not known.',
    de: 'Welcher Scope ihnen erteilt war, ist nicht bekannt.',
  },
  adviceLeast: {
    where: 'heading above a list of scopes',
    en: 'The least that would have been enough',
    de: 'Diese Scopes hätten gereicht',
  },
  adviceInternalWay: {
    where: 'under that list; a link follows',
    en: 'Generate a token with these scopes in “My Apps”:',
    de: 'Unter „Meine Anwendungen“ ein Token mit diesen Scopes erstellen:',
  },
  adviceLegacyWay: {
    where: 'under that list; a link follows',
    en: 'Support changes the scope of apps from before 2019; name the client id {client}:',
    de: 'Bei Apps von vor 2019 ändert der Support den Scope; dabei die Client-ID {client} nennen:',
  },
  adviceUnknown: {
    where: 'warning; a list of calls follows',
    en: 'What these calls need is not known. Before a token gets fewer scopes, try them with it:',
    de: 'Was diese Aufrufe brauchen, ist nicht bekannt. Bevor ein Token Scopes verliert, bitte diese Aufrufe ohne sie testen:',
  },
  adviceDisputed: {
    where: 'warning; a list of calls follows',
    en: 'On these calls the server contradicts our catalogue, so what they need is open. They are not part of the list above:',
    de: 'Bei diesen Aufrufen widerspricht der Server unserem Katalog; was sie brauchen, ist offen. In der Liste oben sind sie nicht berücksichtigt:',
  },
  scopeUsed: {
    where: 'pill',
    en: 'used',
    de: 'genutzt',
  },
  scopeMissing: {
    where: 'pill',
    en: 'missing',
    de: 'fehlt',
  },
  scopeNeeded: {
    where: 'pill',
    en: 'needed',
    de: 'nötig',
  },
  scopeNeverUsed: {
    where: 'pill',
    en: 'never used',
    de: 'nie genutzt',
  },
  lookupLabel: {
    where: 'label of the field',
    en: 'Method and path',
    de: 'Methode und Pfad',
  },
  lookupPlaceholder: {
    where: 'within the empty field',
    en: 'e.g. POST /products/',
    de: 'z. B. POST /products/',
  },
  lookupHint: {
    where: 'under the field',
    en: 'Or a full address, or a pasted curl line. Nothing is sent; only method and path of what is pasted are used.',
    de: 'Auch eine ganze Adresse oder eine eingefügte curl-Zeile. Es wird nichts gesendet; nur Methode und Pfad werden genutzt.',
  },
  lookupCalls: {
    where: 'caption of the table for a screen reader',
    en: 'Calls and the scopes they need',
    de: 'Aufrufe und die nötigen Scopes',
  },
  lookupEverything: {
    where: 'above the table, while the field is empty',
    en: 'Everything that is known:',
    de: 'Alles, was bekannt ist:',
  },
  lookupNoPath: {
    where: 'above the table',
    en: 'There is no path in this yet. Everything that is known:',
    de: 'Darin ist noch kein Pfad. Alles, was bekannt ist:',
  },
  lookupSeveral: {
    where: 'above the table',
    en: 'Known at {path}:',
    de: 'Bekannt unter {path}:',
  },
  lookupNeeds: {
    where: 'answer; call is method and path',
    en: '{call} needs {scope}.',
    de: '{call} braucht {scope}.',
  },
  lookupNeedsEither: {
    where: 'answer; call is method and path',
    en: '{call} needs {scope}, or {legacy} with an app from before 2019.',
    de: '{call} braucht {scope}, bei einer App von vor 2019 {legacy}.',
  },
  lookupNeedsNone: {
    where: 'answer; call is method and path',
    en: '{call} needs no scope.',
    de: '{call} braucht keinen Scope.',
  },
  lookupOnlySeen: {
    where: 'answer; call is method and path',
    en: '{call} was called here, but which scope it needs is not known.',
    de: '{call} wurde hier aufgerufen; welcher Scope nötig ist, ist nicht bekannt.',
  },
  lookupOtherMethods: {
    where: 'answer; methods is a list',
    en: '{method} is not known at {path}. Known there: {methods}.',
    de: '{method} ist unter {path} nicht bekannt. Dort bekannt: {methods}.',
  },
  lookupUnknown: {
    where: 'answer',
    en: '{path} is not known: it is not in our catalogue, and no call here has shown anything about it.',
    de: '{path} ist nicht bekannt: nicht in unserem Katalog, und noch kein Aufruf hat hier etwas darüber gezeigt.',
  },
  lookupUnknownSimilar: {
    where: 'answer; a table follows',
    en: '{path} is not known. Known paths that begin alike:',
    de: '{path} ist nicht bekannt. Bekannt mit gleichem Anfang:',
  },
  needsNoScope: {
    where: 'in the table',
    en: 'no scope',
    de: 'kein Scope',
  },
  noTokenSaved: {
    where: 'in the table',
    en: 'none saved for this environment',
    de: 'keines für diese Umgebung gespeichert',
  },
  tokenHasScope: {
    where: 'in the table, before a token’s name, for a screen reader',
    en: 'has it:',
    de: 'hat ihn:',
  },
  tokenLacksScope: {
    where: 'in the table, before a token’s name, for a screen reader',
    en: 'lacks it:',
    de: 'hat ihn nicht:',
  },
  tokenScopeUnknown: {
    where: 'in the table, before a token’s name, for a screen reader',
    en: 'scope not known:',
    de: 'Scope nicht bekannt:',
  },
  noLiveToken: {
    where: 'in the table, after a token’s name',
    en: '(no valid access token)',
    de: '(kein gültiges Access-Token)',
  },
});
