import { useMemo } from 'preact/hooks';
import type { MessageKey } from '../../../../platform/i18n.ts';
import { type Language, useLanguage } from '../../../../ui/language/language.ts';
import { byteCount } from '../../../../ui/language/measures.ts';
import type { CallBody } from '../../calls/body-store.ts';
import type { DetailProps } from '../detail-props.ts';
import { Section } from '../message/section.tsx';
import { isPicture, Picture } from './picture.tsx';
import { readJson } from './read-json.ts';
import { TextBody } from './text-body.tsx';

interface BodySectionProps extends Pick<DetailProps, 'view' | 'onView'> {
  /** a text has come through redaction */
  readonly body: CallBody;
  readonly mimeType: string;
  /** bytes; null: not told */
  readonly size: number | null;
}

/** A body as what it is: JSON, text, a picture, bytes; or why there is none. */
export function BodySection({ body, mimeType, size, view, onView }: BodySectionProps) {
  const language = useLanguage();
  const text = body.kind === 'text' ? body.text : '';
  // By the text alone: whoever draws this anew with the same one keeps the tree and the search as they are.
  const json = useMemo(() => readJson(text), [text]);
  return (
    <Section name="body" heading="body" view={view} onView={onView}>
      {body.kind === 'text' ? (
        <TextBody text={body.text} json={json} view={view} onView={onView} />
      ) : body.kind === 'base64' && isPicture(mimeType) ? (
        <Picture base64={body.text} mimeType={mimeType} />
      ) : (
        <p class="muted" data-testid="body-words">
          {bodyWords(language, body, { mimeType, size })}
        </p>
      )}
    </Section>
  );
}

const MISSING: Readonly<Record<'none' | 'gone' | 'dropped', MessageKey>> = {
  none: 'bodyNone',
  gone: 'bodyGone',
  dropped: 'bodyDropped',
};

function bodyWords(
  { say, tag }: Language,
  body: CallBody,
  { mimeType, size }: Pick<BodySectionProps, 'mimeType' | 'size'>,
): string {
  if (body.kind === 'text') return '';
  if (body.kind !== 'base64') return say(MISSING[body.kind]);
  return say('bodyBinary', byteCount(tag, size ?? Math.floor(body.text.length * 0.75)), mimeType);
}
