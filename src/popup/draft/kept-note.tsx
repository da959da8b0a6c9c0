import type { KeptSecret } from '../../import/form-draft.ts';
import { useLanguage } from '../../ui/language/language.ts';
import { LinkButton } from '../../ui/parts/link-button.tsx';

interface KeptNoteProps {
  readonly name: string;
  /** the field's label */
  readonly label: string;
  readonly secret: KeptSecret;
  readonly onForget: () => void;
}

/** A secret that was typed before: it is there, and what is typed replaces it. */
export function KeptNote({ name, label, secret: { length, tail }, onForget }: KeptNoteProps) {
  const { say } = useLanguage();
  const values = { length: String(length), tail };
  return (
    <>
      {tail === '' ? say('keptShort', { length: values.length }) : say('keptSecret', values)}{' '}
      <LinkButton
        text={say('forgetKept')}
        label={say('forgetKeptNamed', { field: label })}
        testId={`forget-${name}`}
        onClick={onForget}
      />
    </>
  );
}
