import type { Diagnosis } from '../../../../diagnosis/verdict/verdict.ts';
import type { Language } from '../../../../ui/language/language.ts';

/** Whose token it was, in a word or two. */
export function senderName({ say }: Language, { sender }: Diagnosis): string {
  switch (sender.kind) {
    case 'saved':
    case 'elsewhere':
      return sender.tokenSet.label;
    case 'not ours':
    case 'malformed':
      return say('senderNotOurs');
    case 'other scheme':
      return sender.scheme;
    case 'none':
      return say('senderNone');
  }
}
