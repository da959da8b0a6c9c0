import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import type { RepeatProblem } from '../send/repeatable.ts';

const SAYS: Readonly<Record<RepeatProblem, MessageKey>> = {
  method: 'repeatMethod',
  'token endpoint': 'repeatTokenEndpoint',
  cut: 'repeatCut',
  binary: 'repeatBinary',
  multipart: 'repeatMultipart',
  'too long': 'repeatTooLong',
  'not kept': 'repeatNotKept',
};

/** Why a call cannot be sent again as it was. */
export function RepeatProblemWords({ problem }: { problem: RepeatProblem }) {
  return (
    <p class="muted" data-testid="repeat-problem">
      {useLanguage().say(SAYS[problem])}
    </p>
  );
}
