import type { SentBody } from '../../../../diagnosis/exchange/exchange.ts';
import { type SentValue, sentValue } from '../../../../diagnosis/exchange/sent-value.ts';
import { type FieldError, MOST_FIELD_ERRORS } from '../../../../inventorum/field-errors.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { ForeignText } from '../../../../ui/parts/foreign-text.tsx';
import { Fact } from './fact.tsx';

/** What the server says of each field, beside what was sent for it. */
export function FieldErrors({ fields, sent }: { fields: readonly FieldError[]; sent: SentBody | null }) {
  const { say } = useLanguage();
  if (fields.length === 0) return null;
  return (
    <Fact label={say('serverFields')} testId="server-fields">
      <ul>
        {fields.map(({ path, messages }) => {
          // Django REST framework's name for what is wrong with several fields together: none of that name was sent.
          const isTogether = path.at(-1) === 'non_field_errors';
          const about = isTogether ? path.slice(0, -1) : path;
          return (
            <li key={path.join('.')}>
              {about.length === 0 ? (
                say('wholeInput')
              ) : (
                <code>
                  <ForeignText text={about.join('.')} />
                </code>
              )}{' '}
              <ForeignText text={messages.join(' ')} />{' '}
              {!isTogether && <Sent value={sentValue(sent, path)} />}
            </li>
          );
        })}
      </ul>
      {fields.length === MOST_FIELD_ERRORS && <p class="muted">{say('serverFieldsMore')}</p>}
    </Fact>
  );
}

function Sent({ value }: { value: SentValue }) {
  const { say } = useLanguage();
  switch (value.kind) {
    case 'unknown':
      return null;
    case 'absent':
      return <span class="muted">({say('fieldNotSent')})</span>;
    case 'hidden':
      return <span class="muted">({say('fieldHidden')})</span>;
    case 'value': {
      const [before, after] = say('fieldSent', '\n').split('\n');
      return (
        <span class="muted" data-testid="field-sent">
          ({before}
          <code>
            <ForeignText text={value.text} />
          </code>
          {after})
        </span>
      );
    }
  }
}
