import type { RefusalCode } from '../../import/paste.ts';
import type { PlainKey } from '../../messages/messages.ts';
import { type Language, useLanguage } from '../../ui/language/language.ts';
import { LinkButton } from '../../ui/parts/link-button.tsx';
import { QUESTION_REASON } from '../paste/field-question.tsx';
import { FIELD_LABEL } from './field-label.ts';
import type { FormField } from './form-subject.ts';
import type { PasteNotice } from './plan-paste.ts';

const REFUSED: Readonly<Record<RefusalCode, PlainKey>> = {
  'nothing found': 'pasteNothing',
  'too long': 'pasteTooLong',
  'email and password': 'pasteEmailPassword',
  'api-auth-token': 'pasteApiAuthToken',
  'other product': 'pasteOtherProduct',
  jwt: 'pasteJwt',
  'signed link': 'pasteSignedLink',
  'not in the file': 'pasteNotInFile',
  'unknown variable': 'pasteUnknownVariable',
  masked: 'pasteMasked',
  'cannot be used': 'pasteUnusable',
};

interface PasteNoteProps {
  readonly notice: PasteNotice;
  /** name of the environment that the form saves to */
  readonly environment: string;
  /** null: the form cannot start anew with the text */
  readonly onAnew: (() => void) | null;
}

/** What a paste filled in, and what is missing. No value is in it. */
export function PasteNote({ notice, environment, onAnew }: PasteNoteProps) {
  const language = useLanguage();
  const { say } = language;
  switch (notice.kind) {
    case 'several':
      return <>{say('pasteSeveral')}</>;
    case 'other app':
      return (
        <>
          {say('pasteOtherApp')}{' '}
          {onAnew && (
            <LinkButton
              text={say('pasteAnew')}
              label={say('pasteAnew')}
              testId="paste-anew"
              onClick={onAnew}
            />
          )}
        </>
      );
    case 'other host':
      return <>{say('pasteOtherHost', { host: notice.origin, environment })}</>;
    case 'read':
      return <>{sentences(notice, language).join(' ')}</>;
  }
}

function sentences(notice: Extract<PasteNotice, { kind: 'read' }>, language: Language): readonly string[] {
  const { say } = language;
  const { filled, missing, unclear, hosts, refused } = notice;
  return [
    ...(filled.length > 0 ? [say('pasteTook', { fields: listOf(filled, language) })] : []),
    ...unclear.map(({ field, code }) =>
      say('pasteUnclear', { field: say(FIELD_LABEL[field]), reason: say(QUESTION_REASON[code]) }),
    ),
    ...(hosts === null ? [] : [say(hosts === 'asked' ? 'pasteHostAsked' : 'pasteEnvironments')]),
    ...refused.map((code) => say(REFUSED[code])),
    ...(filled.length > 0 && missing.length > 0
      ? [say('pasteMissing', { fields: listOf(missing, language) })]
      : []),
  ];
}

function listOf(fields: readonly FormField['name'][], { say, tag }: Language): string {
  return new Intl.ListFormat(tag).format(fields.map((field) => say(FIELD_LABEL[field])));
}
