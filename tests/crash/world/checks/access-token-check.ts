import type { HeaderRule } from '../../../../src/injection/header-rule.ts';
import type { Write } from '../disk/disk.ts';
import type { Upsets } from '../upsets.ts';
import { Violation } from '../violation.ts';
import { accessTokensIn } from './stored-tokens.ts';

/** Tracks every access token that was ever stored. */
export interface AccessTokenCheck {
  onWrite(write: Write): void;
  /** I2: a token in a request was stored first, unless storage refused it. */
  expectWritten(added: readonly HeaderRule[]): void;
}

export function accessTokenCheck(upsets: Upsets): AccessTokenCheck {
  const everStored = new Set<string>();
  return {
    onWrite({ changes, done }) {
      for (const text of done ? changes.values() : []) {
        for (const token of accessTokensIn(text ?? '')) everStored.add(token);
      }
    },
    expectWritten(added) {
      const unknown = accessTokensIn(JSON.stringify(added)).find((token) => !everStored.has(token));
      if (unknown && !upsets.hasBeenDisturbed())
        throw new Violation('I2', `${unknown} is used before it is stored`);
    },
  };
}
