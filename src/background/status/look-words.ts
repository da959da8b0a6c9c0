import { message, uiLanguage } from '../../platform/i18n.ts';
import type { LookWords } from './action-look.ts';

/** The toolbar button's title in the browser's language; times are absolute, because nothing updates them. */
export function lookWords(): LookWords {
  const name = message('extensionName');
  // Made only if it is needed: it costs more than everything else here.
  const until = () => new Intl.DateTimeFormat(uiLanguage(), { dateStyle: 'short', timeStyle: 'short' });
  return {
    off: message('titleOff', { name }),
    locked: message('titleLocked', { name }),
    paused: message('titlePaused', { name }),
    nothing: message('titleNothing', { name }),
    attention: (said, tokenSet) => message('titleAttention', { said, tokenSet }),
    withheld: (said) => message('titleWithheld', { said }),
    sends: (label, expiresAt) =>
      expiresAt === null
        ? message('titleSends', { name, tokenSet: label })
        : message('titleSendsUntil', { name, tokenSet: label, time: until().format(expiresAt) }),
  };
}
