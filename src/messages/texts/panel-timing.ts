import { table } from '../table.ts';

/** The tab “Timing” of a call: when, how long, how much. */
export const PANEL_TIMING = table({
  timingStarted: {
    where: 'fact',
    en: 'Started',
    de: 'Begonnen',
  },
  timingTotal: {
    where: 'fact',
    en: 'Took',
    de: 'Dauer',
  },
  timingPhases: {
    where: 'caption of a table for a screen reader',
    en: 'Where the time went',
    de: 'Zeit je Phase',
  },
  timingBlocked: {
    where: 'phase',
    en: 'Waiting for a connection',
    de: 'Warten auf eine Verbindung',
  },
  timingDns: {
    where: 'phase',
    en: 'Name lookup',
    de: 'Namensauflösung',
  },
  timingConnect: {
    where: 'phase',
    en: 'Connecting',
    de: 'Verbindungsaufbau',
  },
  timingTls: {
    where: 'phase, part of connecting',
    en: 'of which TLS',
    de: 'davon TLS',
  },
  timingSend: {
    where: 'phase',
    en: 'Sending',
    de: 'Senden',
  },
  timingWait: {
    where: 'phase',
    en: 'Waiting for the server',
    de: 'Warten auf den Server',
  },
  timingReceive: {
    where: 'phase',
    en: 'Receiving',
    de: 'Empfangen',
  },
  timingUnknown: {
    where: 'in the place of an amount',
    en: 'not known',
    de: 'nicht bekannt',
  },
  timingSizes: {
    where: 'heading',
    en: 'Sizes',
    de: 'Größen',
  },
  sizeSent: {
    where: 'fact',
    en: 'Sent',
    de: 'Gesendet',
  },
  sizeReceived: {
    where: 'fact',
    en: 'Received',
    de: 'Empfangen',
  },
  sizeHeadersBody: {
    where: 'value of both facts',
    en: 'headers {headers}, body {body}',
    de: 'Header {headers}, Body {body}',
  },
  sizeUnpacked: {
    where: 'fact: length of the body after decompression',
    en: 'Body, decompressed',
    de: 'Body, entpackt',
  },
});
