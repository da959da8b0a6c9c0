import type { ComponentChildren } from 'preact';
import type { Exchange } from '../../../../diagnosis/exchange/exchange.ts';
import type { Sender } from '../../../../diagnosis/sender.ts';
import type { Diagnosis } from '../../../../diagnosis/verdict/verdict.ts';
import { type ApiError, KNOWN_ERROR_KEYS } from '../../../../inventorum/api-error.ts';
import { type Language, useLanguage } from '../../../../ui/language/language.ts';
import { clock } from '../../../../ui/language/times.ts';
import { ForeignText } from '../../../../ui/parts/foreign-text.tsx';
import { Pill } from '../../../../ui/parts/pill.tsx';
import { Fact } from './fact.tsx';
import { FieldErrors } from './field-errors.tsx';
import { ScopeFacts } from './scope-facts.tsx';

interface CallFactsProps {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  readonly now: number;
}

/** Needed, granted, sent with, server says: each with how we know. */
export function CallFacts({ exchange, diagnosis, now }: CallFactsProps) {
  const language = useLanguage();
  const { verdict, sender, server } = diagnosis;
  return (
    <dl class="facts">
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

function senderWords({ say, tag }: Language, sender: Sender, now: number): ComponentChildren {
  switch (sender.kind) {
    case 'saved': {
      const { tokenSet, tail, from } = sender;
      const since = say('sentWithSince', clock(tag, from, now));
      return `${say('sentWithOurs', tokenSet.label, tailWords(tail), tokenSet.app.label)}, ${since}`;
    }
    case 'elsewhere': {
      const { tokenSet, tail, environmentName } = sender;
      return say('sentWithElsewhere', tokenSet.label, tailWords(tail), environmentName);
    }
    case 'not ours':
      return say('sentWithNotOurs', tailWords(sender.tail));
    case 'other scheme':
      return say(sender.scheme === 'Basic' ? 'sentWithBasic' : 'sentWithMalformed');
    case 'malformed':
      return say('sentWithMalformed');
    case 'none':
      return say('sentWithNothing');
  }
}

function tailWords(tail: string): string {
  return tail === '' ? '' : `…${tail}`;
}

/** Status, key and description, as the server wrote them; a key that nobody documented is calmly called so. */
function ServerWords({ status, server }: { status: number; server: ApiError | null }) {
  const { say } = useLanguage();
  const code = server?.key ?? server?.oauthCode ?? null;
  const unheardOf = server?.key !== null && server !== null && !KNOWN_ERROR_KEYS.has(server.key);
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
            {' “'}
            <ForeignText text={server.description} />
            {'”'}
          </>
        )}
      </code>
      {unheardOf && (
        <>
          {' '}
          <Pill tone="quiet" text={say('notDocumented')} testId="not-documented" />
        </>
      )}
    </>
  );
}
