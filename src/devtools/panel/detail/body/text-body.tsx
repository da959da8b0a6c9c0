import type { MessageKey } from '../../../../platform/i18n.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import type { BodyAs, DetailProps } from '../detail-props.ts';
import { JsonBody } from '../json-tree/json-body.tsx';
import { CopyButton } from '../shown/copy-button.tsx';
import { RawText } from './raw-text.tsx';
import type { Json } from './read-json.ts';

interface TextBodyProps extends Pick<DetailProps, 'view' | 'onView'> {
  readonly text: string;
  /** undefined: the text is no JSON */
  readonly json: Json | undefined;
}

const FORMS: readonly (readonly [BodyAs, MessageKey])[] = [
  ['tree', 'bodyTree'],
  ['raw', 'bodyRaw'],
];

/** A text as a tree where it is JSON, or as it came. */
export function TextBody({ text, json, view, onView }: TextBodyProps) {
  const { say } = useLanguage();
  if (!json) {
    return (
      <>
        <div class="body-bar">
          <CopyButton label={say('copyBody')} testId="copy-body" text={() => text} />
        </div>
        <RawText text={text} />
      </>
    );
  }
  const forms = (
    <fieldset class="forms" aria-label={say('bodyForm')}>
      {FORMS.map(([form, label]) => (
        <button
          key={form}
          type="button"
          aria-pressed={view.bodyAs === form}
          data-testid={`body-${form}`}
          onClick={() => onView({ bodyAs: form })}
        >
          {say(label)}
        </button>
      ))}
    </fieldset>
  );
  if (view.bodyAs === 'tree') return <JsonBody value={json.value} forms={forms} />;
  return (
    <>
      <div class="body-bar">
        {forms}
        <CopyButton label={say('copyBody')} testId="copy-body" text={() => text} />
      </div>
      <RawText text={text} />
    </>
  );
}
