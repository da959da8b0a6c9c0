import type { CodeNote } from '../../../../diagnosis/code/code-note.ts';
import { BODY_FILE } from '../../../../diagnosis/code/code-note.ts';
import type { NotWhole } from '../../../../diagnosis/exchange/judge-sent-body.ts';
import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';

const SAYS: Readonly<Record<NotWhole, MessageKey>> = {
  cut: 'codeCut',
  binary: 'codeBinary',
  multipart: 'codeMultipart',
};

/** Why the body is not in the copy, where it is not. */
export function MissingBodyWords({ notes }: { notes: readonly CodeNote[] }) {
  const { say } = useLanguage();
  const missing = notes.find((note) => note.kind === 'body');
  if (!missing) return null;
  return <p data-testid="code-body-missing">{say(SAYS[missing.because], BODY_FILE)}</p>;
}
