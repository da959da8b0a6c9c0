import type { ComponentChildren } from 'preact';
import type { Exchange, SentBody } from '../../../diagnosis/exchange/exchange.ts';
import { type SentValue, sentValue } from '../../../diagnosis/exchange/sent-value.ts';
import type { Diagnosis, ScopeWrong } from '../../../diagnosis/verdict/verdict.ts';
import type { ApiError } from '../../../inventorum/api-error.ts';
import { type FieldError, MOST_FIELD_ERRORS } from '../../../inventorum/field-errors.ts';
import { scopeAreas } from '../../../inventorum/scopes.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import { Pill } from '../../../ui/parts/pill.tsx';
import { ScopeChips } from '../../../ui/parts/scope-chips.tsx';
import { disputedWords, isUnheardOf, senderWords } from './fact-words.ts';
import * as styles from './facts.module.css';
import { NeededScopes } from './needed-scopes.tsx';

interface CallFactsProps {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  readonly now: number;
}

/** Needed, granted, sent with, server says: each with its evidence. */
export function CallFacts({ exchange, diagnosis, now }: CallFactsProps) {
  const language = useLanguage();
  const { verdict, sender, server } = diagnosis;
  return (
    <dl class={styles.facts}>
      {verdict.kind === 'scope.wrong' && <ScopeFacts verdict={verdict} />}
      <Fact label={language.say('sentWith')} testId="sent-with">
        {senderWords(language, sender, now)}
      </Fact>
      <Fact label={language.say('serverSays')} testId="server-says">
        <ServerWords status={exchange.status} server={server} />
      </Fact>
      {server && <FieldErrors fields={server.fields} sent={exchange.sent} />}
    </dl>
  );
}

/** Status, key and description as the server wrote them; an undocumented key is marked, without alarm. */
function ServerWords({ status, server }: { status: number; server: ApiError | null }) {
  const { say } = useLanguage();
  const code = server?.key ?? server?.oauthCode ?? null;
  const [open, close] = say('quotationMarks');
  return (
    <>
      <code>
        {status || '–'}
        {code !== null && (
          <>
            {' '}
            <ForeignText text={code} />
          </>
        )}
        {server?.description && (
          <>
            {` ${open}`}
            <ForeignText text={server.description} />
            {close}
          </>
        )}
      </code>
      {isUnheardOf(server) && (
        <>
          {' '}
          <Pill tone="quiet" text={say('notDocumented')} testId="not-documented" />
        </>
      )}
    </>
  );
}

/** The needed, the granted, and the missing scope. */
function ScopeFacts({ verdict: { needed, granted, missing, disputed } }: { verdict: ScopeWrong }) {
  const { say } = useLanguage();
  return (
    <>
      <Fact label={say('needed')} testId="needed">
        {needed ? <NeededScopes needed={needed} /> : <span class={common.muted}>{say('neededUnknown')}</span>}
      </Fact>
      <Fact label={say('granted')} testId="granted">
        {granted ? (
          <ScopeChips scope={scopeAreas(granted)} missing={missing} />
        ) : (
          <span class={common.muted}>{say('grantedUnknown')}</span>
        )}
      </Fact>
      {missing && (
        <Fact label={say('missing')} testId="missing">
          <code class={styles.missing}>{missing}</code>
        </Fact>
      )}
      {disputed && (
        <Fact label={say('disputed')} testId="disputed">
          {disputedWords(say, disputed)}
        </Fact>
      )}
    </>
  );
}

/** The server's message for each field, beside the sent value. */
function FieldErrors({ fields, sent }: { fields: readonly FieldError[]; sent: SentBody | null }) {
  const { say } = useLanguage();
  if (fields.length === 0) return null;
  return (
    <Fact label={say('serverFields')} testId="server-fields">
      <ul>
        {fields.map(({ path, messages }) => {
          // Django REST framework's name for an error of several fields together: no field of that name was sent.
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
              {!isTogether && <SentFor value={sentValue(sent, path)} />}
            </li>
          );
        })}
      </ul>
      {fields.length === MOST_FIELD_ERRORS && <p class={common.muted}>{say('serverFieldsMore')}</p>}
    </Fact>
  );
}

function SentFor({ value }: { value: SentValue }) {
  const { say } = useLanguage();
  switch (value.kind) {
    case 'unknown':
      return null;
    case 'absent':
      return <span class={common.muted}>({say('fieldNotSent')})</span>;
    case 'hidden':
      return <span class={common.muted}>({say('fieldHidden')})</span>;
    case 'value': {
      const [before, after] = say('fieldSent', { value: '\n' }).split('\n');
      return (
        <span class={common.muted} data-testid="field-sent">
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

/** One line of a card: a label and a value. */
export function Fact(props: { label: string; testId: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd data-testid={props.testId}>{props.children}</dd>
    </>
  );
}
