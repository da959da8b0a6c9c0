import type { Diagnosis } from '../../../diagnosis/verdict/verdict.ts';
import { API_PATH } from '../../../inventorum/environment.ts';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { elapsed } from '../../../ui/language/times.ts';
import { Pill } from '../../../ui/parts/pill.tsx';
import type { ListedExchange } from './listed-exchange.ts';
import { verdictPill } from './verdict-pill.ts';

interface ExchangeRowProps {
  readonly listed: ListedExchange;
  readonly selected: boolean;
  readonly onSelect: () => void;
}

/** One exchange, one line. The whole line is the button. */
export function ExchangeRow({ listed, selected, onSelect }: ExchangeRowProps) {
  const language = useLanguage();
  const { exchange, diagnosis, key } = listed;
  const [tone, words] = verdictPill(diagnosis);
  const path = exchange.pathname.slice(API_PATH.length - 1) + exchange.search;
  return (
    <li>
      <button
        type="button"
        class="row columns"
        data-testid="exchange"
        data-key={key}
        data-status={exchange.status}
        data-method={exchange.method}
        data-verdict={diagnosis.verdict.kind}
        aria-current={selected}
        onClick={onSelect}
      >
        <span class={`mono status tone-${statusTone(exchange.status)}`}>{exchange.status || '–'}</span>
        <span>{exchange.method}</span>
        <span class="mono" title={path}>
          {path}
        </span>
        <span>
          {diagnosis.verdict.kind === 'ok' ? (
            <span class="muted">{language.say(words)}</span>
          ) : (
            <Pill tone={tone} text={language.say(words)} testId="exchange-verdict" />
          )}
        </span>
        <span title={senderName(language, diagnosis)}>{senderName(language, diagnosis)}</span>
        <span class="muted number">{elapsed(language.tag, exchange.duration)}</span>
      </button>
    </li>
  );
}

function statusTone(status: number): string {
  if (status >= 400) return 'bad';
  return status >= 200 && status < 300 ? 'ok' : 'warn';
}

function senderName({ say }: Language, { sender }: Diagnosis): string {
  switch (sender.kind) {
    case 'saved':
    case 'elsewhere':
      return sender.tokenSet.label;
    case 'not ours':
    case 'malformed':
      return say('senderNotOurs');
    case 'other scheme':
      return sender.scheme;
    case 'none':
      return say('senderNone');
  }
}
