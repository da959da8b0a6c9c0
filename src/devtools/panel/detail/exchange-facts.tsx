import type { ComponentChildren } from 'preact';
import type { Exchange } from '../../../diagnosis/exchange/exchange.ts';
import type { Sender } from '../../../diagnosis/sender.ts';
import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import type { ApiError } from '../../../inventorum/api-error.ts';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { clock } from '../../../ui/language/times.ts';
import { Fact } from './fact.tsx';
import { ScopeFacts } from './scope-facts.tsx';

interface ExchangeFactsProps {
  readonly exchange: Exchange;
  readonly diagnosis: Diagnosis;
  readonly now: number;
}

/** A server's text is shown up to here: it may be a megabyte of one word. */
const LONGEST_TEXT = 400;

/** Needed, granted, sent with, server says: each with how we know. */
export function ExchangeFacts({ exchange, diagnosis, now }: ExchangeFactsProps) {
  const language = useLanguage();
  const { verdict, sender, server } = diagnosis;
  return (
    <dl class="facts">
      {verdict.kind === 'scope.wrong' && <ScopeFacts verdict={verdict} />}
      <Fact label={language.say('sentWith')} testId="sent-with">
        {senderWords(language, sender, now)}
      </Fact>
      <Fact label={language.say('serverSays')} testId="server-says">
        <code>{serverWords(exchange.status, server)}</code>
      </Fact>
      {server && Object.keys(server.fields).length > 0 && <Fields fields={server.fields} />}
    </dl>
  );
}

function Fields({ fields }: Pick<ApiError, 'fields'>) {
  const { say } = useLanguage();
  return (
    <Fact label={say('serverFields')} testId="server-fields">
      <ul>
        {Object.entries(fields).map(([name, messages]) => (
          <li key={name}>
            <code>{short(name)}</code> {short(messages.join(' '))}
          </li>
        ))}
      </ul>
    </Fact>
  );
}

function senderWords({ say, tag }: Language, sender: Sender, now: number): ComponentChildren {
  switch (sender.kind) {
    case 'saved': {
      const { tokenSet, tail, from } = sender;
      const since = say('sentWithSince', clock(tag, from, now));
      return `${say('sentWithOurs', tokenSet.label, tailWords(tail), tokenSet.app.label)}, ${since}`;
    }
    case 'not ours':
      return say('sentWithNotOurs', tailWords(sender.tail));
    case 'other scheme':
    case 'malformed':
      return say('sentWithMalformed');
    case 'none':
      return say('sentWithNothing');
  }
}

function tailWords(tail: string): string {
  return tail === '' ? '' : `…${tail}`;
}

function serverWords(status: number, server: ApiError | null): string {
  const code = server?.key ?? server?.oauthCode;
  const description = server?.description;
  return [status || '–', code && short(code), description && `“${short(description)}”`]
    .filter(Boolean)
    .join(' ');
}

function short(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
