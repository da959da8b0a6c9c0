import { useState } from 'preact/hooks';
import { useLanguage } from '../../../../ui/language/language.ts';
import { ForeignLines } from './foreign-lines.tsx';

/** Characters that are drawn at once: more of them make the panel slow. */
const PART = 100_000;

/** A text as it came, its beginning first. */
export function RawText({ text }: { text: string }) {
  const { say, tag } = useLanguage();
  const [shown, setShown] = useState(PART);
  const number = new Intl.NumberFormat(tag);
  return (
    <>
      <pre class="raw" data-testid="raw">
        {parts(text.slice(0, shown)).map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part never changes, and more come behind it.
          <ForeignLines key={i} text={part} />
        ))}
      </pre>
      {shown < text.length && (
        <p>
          <button type="button" data-testid="raw-more" onClick={() => setShown(shown + PART)}>
            {say('showMore', number.format(shown), number.format(text.length))}
          </button>
        </p>
      )}
    </>
  );
}

function parts(text: string): readonly string[] {
  return Array.from({ length: Math.ceil(text.length / PART) }, (_, i) =>
    text.slice(i * PART, (i + 1) * PART),
  );
}
