import { useMemo, useState } from 'preact/hooks';
import { type JsonValue, jsonValue } from '../../../diagnosis/json-text.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { byteCount } from '../../../ui/language/measures.ts';
import { visibleLines } from '../../../ui/language/visible-text.ts';
import { CopyButton } from '../../../ui/parts/copy-button.tsx';
import type { CallBody } from '../calls/body-store.ts';
import { JsonBody } from '../json-tree/json-body.tsx';
import { type BodyAs, usePanel } from '../panel-context.ts';
import * as styles from './body.module.css';
import { Section } from './section.tsx';
import * as segmentStyles from './segments.module.css';

interface BodySectionProps {
  /** its text is redacted */
  readonly body: CallBody;
  readonly mimeType: string;
  /** bytes; null: unknown */
  readonly size: number | null;
  /** asks the browser for it again; null: it is being asked; absent: it cannot be */
  readonly again?: (() => void) | null;
}

/** A body in its own form: JSON, text, a picture, bytes; or why there is none. */
export function BodySection({ body, mimeType, size, again }: BodySectionProps) {
  const language = useLanguage();
  const text = body.kind === 'text' ? body.text : '';
  // Depends on the text only: rendering the same text again keeps tree and search.
  const json = useMemo(() => readJson(text), [text]);
  return (
    <Section name="body" heading="body">
      <CutNote body={body} />
      {body.kind === 'text' ? (
        <TextBody text={body.text} json={json} />
      ) : body.kind === 'base64' && isPicture(mimeType) ? (
        <Picture base64={body.text} mimeType={mimeType} />
      ) : (
        <p class={common.muted} data-testid="body-words">
          {bodyWords(language, body, { mimeType, size })}
        </p>
      )}
      {body.kind === 'gone' && again !== undefined && (
        <p>
          <button
            type="button"
            aria-disabled={again === null}
            data-testid="body-again"
            onClick={again ?? undefined}
          >
            {language.say(again === null ? 'reading' : 'bodyAskAgain')}
          </button>
        </p>
      )}
    </Section>
  );
}

/** Why there is no body. */
export const MISSING: Readonly<Record<Exclude<CallBody['kind'], 'text' | 'base64'>, PlainKey>> = {
  none: 'bodyNone',
  gone: 'bodyGone',
  'broke off': 'bodyBrokeOff',
  dropped: 'bodyDropped',
};

/** Says that a body is only a beginning, and why; nothing of a whole one. */
function CutNote({ body }: { body: CallBody }) {
  const words = cutWords(useLanguage(), body);
  return words === null ? null : <p data-testid="body-cut">{words}</p>;
}

/** That a body is only a beginning, and why. Null: it is whole. */
export function cutWords({ say, tag }: Language, body: CallBody): string | null {
  if (!('cut' in body) || !body.cut) return null;
  const { cut } = body;
  if (cut === 'broke off') return say('bodyCutBrokeOff');
  const number = new Intl.NumberFormat(tag);
  return say('bodyCutByBrowser', { kept: number.format(cut.kept), missing: number.format(cut.missing) });
}

function bodyWords(
  { say, tag }: Language,
  body: CallBody,
  { mimeType, size }: Pick<BodySectionProps, 'mimeType' | 'size'>,
): string {
  if (body.kind === 'text') return '';
  if (body.kind !== 'base64') return say(MISSING[body.kind]);
  return say('bodyBinary', {
    size: byteCount(tag, size ?? Math.floor(body.text.length * 0.75)),
    type: mimeType,
  });
}

interface TextBodyProps {
  readonly text: string;
  /** undefined: the text is no JSON */
  readonly json: JsonValue | undefined;
}

const FORMS: readonly (readonly [BodyAs, PlainKey])[] = [
  ['tree', 'bodyTree'],
  ['raw', 'bodyRaw'],
];

/** A text as a tree if it is JSON, or as it came. */
function TextBody({ text, json }: TextBodyProps) {
  const { say } = useLanguage();
  const { detail, on } = usePanel();
  if (!json) {
    return (
      <>
        <div class={styles.bar}>
          <CopyButton label={say('copyBody')} testId="copy-body" text={() => text} />
        </div>
        <RawText text={text} />
      </>
    );
  }
  const forms = (
    <fieldset class={segmentStyles.segments} aria-label={say('bodyForm')}>
      {FORMS.map(([form, label]) => (
        <button
          key={form}
          type="button"
          aria-pressed={detail.bodyAs === form}
          data-testid={`body-${form}`}
          onClick={() => on.detail({ bodyAs: form })}
        >
          {say(label)}
        </button>
      ))}
    </fieldset>
  );
  if (detail.bodyAs === 'tree') return <JsonBody value={json} forms={forms} />;
  return (
    <>
      <div class={styles.bar}>
        {forms}
        <CopyButton label={say('copyBody')} testId="copy-body" text={() => text} />
      </div>
      <RawText text={text} />
    </>
  );
}

/** Characters that are rendered at once: more would make the panel slow. */
const PART = 100_000;

/** A text as it came, starting with its beginning. */
function RawText({ text }: { text: string }) {
  const { say, tag } = useLanguage();
  const [shown, setShown] = useState(PART);
  const number = new Intl.NumberFormat(tag);
  return (
    <>
      <pre class={styles.raw} data-testid="raw">
        {partsOf(text.slice(0, shown)).map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part never changes, and new ones are appended.
          <ForeignLines key={i} text={part} />
        ))}
      </pre>
      {shown < text.length && (
        <p>
          <button type="button" data-testid="raw-more" onClick={() => setShown(shown + PART)}>
            {say('showMore', { shown: number.format(shown), all: number.format(text.length) })}
          </button>
        </p>
      )}
    </>
  );
}

function partsOf(text: string): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / PART) }, (_, i) =>
    text.slice(i * PART, (i + 1) * PART),
  );
}

/** Only bitmaps: they hold no scripts and load nothing. */
const PICTURE = /^image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon)(?:;|$)/i;

function isPicture(mimeType: string): boolean {
  return PICTURE.test(mimeType);
}

/** A picture from the received bytes: the panel's policy allows no loading from anywhere. */
function Picture({ base64, mimeType }: { base64: string; mimeType: string }) {
  const { say } = useLanguage();
  const [size, setSize] = useState<string | null>(null);
  const [type = ''] = mimeType.split(';');
  return (
    <figure class={styles.picture}>
      <img
        src={`data:${type.trim()};base64,${base64}`}
        alt={say('pictureAlt')}
        data-testid="picture"
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          setSize(`${naturalWidth} × ${naturalHeight}`)
        }
        onError={() => setSize(say('pictureBroken'))}
      />
      <figcaption class={common.muted}>{size}</figcaption>
    </figure>
  );
}

/** Foreign text of several lines, with its layout and all its characters. */
export function ForeignLines({ text }: { text: string }) {
  return <bdi>{visibleLines(text)}</bdi>;
}

/** Undefined: no JSON, or a single value, for which a tree is no help. */
function readJson(text: string): JsonValue | undefined {
  return /^\s*[[{]/.test(text) ? jsonValue(text) : undefined;
}
