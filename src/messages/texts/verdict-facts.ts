import { table } from '../table.ts';

/** The facts of a verdict, each with its label: what was needed, granted, sent, and what the server says. */
export const VERDICT_FACTS = table({
  needed: {
    where: 'label',
    en: 'Needed',
    de: 'Nötig',
  },
  neededUnknown: {
    where: 'value',
    en: 'not known: this endpoint is not in our catalogue',
    de: 'nicht bekannt: Dieser Endpunkt steht nicht in unserem Katalog',
  },
  neededLegacy: {
    where: 'after the scope’s new name',
    en: 'for apps from before 2019: {scope}',
    de: 'bei Apps von vor 2019: {scope}',
  },
  evidenceDocumented: {
    where: 'pill at a fact: how it is known',
    en: 'documented',
    de: 'dokumentiert',
  },
  evidenceRecorded: {
    where: 'pill at a fact: how it is known',
    en: 'seen in recordings',
    de: 'in Aufzeichnungen gesehen',
  },
  evidenceAssumed: {
    where: 'pill at a fact: how it is known',
    en: 'inferred, not documented',
    de: 'abgeleitet, nicht dokumentiert',
  },
  evidenceObserved: {
    where: 'pill at a fact: how it is known',
    en: 'observed here',
    de: 'hier beobachtet',
  },
  granted: {
    where: 'label',
    en: 'Granted',
    de: 'Erteilt',
  },
  grantedUnknown: {
    where: 'value; also in the tables of scopes',
    en: 'not known',
    de: 'nicht bekannt',
  },
  missing: {
    where: 'label',
    en: 'Missing',
    de: 'Es fehlt',
  },
  disputed: {
    where: 'label',
    en: 'In dispute',
    de: 'Strittig',
  },
  disputedText: {
    where: 'value',
    en: 'Our catalogue says {scope}; calls have shown otherwise. Server and catalogue disagree, and what was observed counts.',
    de: 'Laut unserem Katalog {scope}; Aufrufe haben anderes gezeigt. Server und Katalog widersprechen sich, und es gilt, was beobachtet wurde.',
  },
  sentWith: {
    where: 'label',
    en: 'Sent with',
    de: 'Gesendet',
  },
  sentWithOurs: {
    where: 'value: name of the token, its last characters, name of the app',
    en: '{tokenSet} {tail}, {app}',
    de: '{tokenSet} {tail}, {app}',
  },
  sentWithSince: {
    where: 'after that value: since when the token is used',
    en: 'since {time}',
    de: 'seit {time}',
  },
  sentWithElsewhere: {
    where: 'value',
    en: '{tokenSet} {tail}, saved for {environment}',
    de: '{tokenSet} {tail}, gespeichert für {environment}',
  },
  sentWithNotOurs: {
    where: 'value',
    en: 'a token that is not saved here: {tail}',
    de: 'ein Token, das hier nicht gespeichert ist: {tail}',
  },
  sentWithNothing: {
    where: 'value; after “Sent with”',
    en: 'no Authorization header',
    de: 'kein Authorization-Header',
  },
  sentWithNotTold: {
    where: 'value; after “Sent with”',
    en: 'unknown: the browser does not tell',
    de: 'unbekannt: Der Browser teilt es nicht mit',
  },
  sentWithNotToldRules: {
    where: 'value; after “Sent with”; the name of a token',
    en: 'unknown: the browser does not tell. By the rules: {tokenSet}',
    de: 'unbekannt: Der Browser teilt es nicht mit. Nach den Regeln: {tokenSet}',
  },
  sentWithNotToldNone: {
    where: 'value; after “Sent with”',
    en: 'unknown: the browser does not tell. By the rules: no token',
    de: 'unbekannt: Der Browser teilt es nicht mit. Nach den Regeln: kein Token',
  },
  sentWithMalformed: {
    where: 'value; after “Sent with”',
    en: 'an Authorization header that is not a Bearer token',
    de: 'ein Authorization-Header ohne Bearer-Token',
  },
  sentWithBasic: {
    where: 'value; after “Sent with”',
    en: 'client id and secret (Basic)',
    de: 'Client-ID und Secret (Basic)',
  },
  serverSays: {
    where: 'label',
    en: 'Server says',
    de: 'Server meldet',
  },
  quotationMarks: {
    where: 'around what the server says: the opening and the closing one',
    en: '“”',
    de: '„“',
  },
  notDocumented: {
    where: 'pill at the error key',
    en: 'not documented',
    de: 'nicht dokumentiert',
  },
  serverFields: {
    where: 'label: field errors',
    en: 'Fields',
    de: 'Felder',
  },
  serverFieldsMore: {
    where: 'under the field errors',
    en: 'The server names further fields; they are not listed.',
    de: 'Der Server nennt weitere Felder; sie sind nicht aufgeführt.',
  },
  wholeInput: {
    where: 'in the place of a field’s name',
    en: 'the input as a whole',
    de: 'die Eingabe als Ganzes',
  },
  fieldSent: {
    where: 'after a field error: the value that was sent',
    en: 'sent: {value}',
    de: 'gesendet: {value}',
  },
  fieldNotSent: {
    where: 'after a field error',
    en: 'not sent',
    de: 'nicht gesendet',
  },
  fieldHidden: {
    where: 'after a field error',
    en: 'sent, not shown: its name says that it is secret',
    de: 'gesendet, nicht gezeigt: dem Namen nach geheim',
  },
  notices: {
    where: 'heading above the notices',
    en: 'Also worth knowing',
    de: 'Außerdem wissenswert',
  },
});
