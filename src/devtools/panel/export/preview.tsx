import type { Counts, SecretKind } from '../../../diagnosis/redaction/secret.ts';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { count } from '../../../ui/language/count.ts';
import { useLanguage } from '../../../ui/language/language.ts';
import * as styles from './export.module.css';
import type { Preview } from './use-preview.ts';

/** What is replaced, or the progress so far. */
export function PreviewWords({ preview, total }: { preview: Preview; total: number }) {
  return (
    <div class={styles.preview} role="status" data-testid="export-preview" data-step={preview.step}>
      <Words preview={preview} total={total} />
    </div>
  );
}

function Words({ preview, total }: { preview: Preview; total: number }) {
  const language = useLanguage();
  const { say } = language;
  switch (preview.step) {
    case 'reading': {
      const number = new Intl.NumberFormat(language.tag);
      return (
        <p class={common.muted}>
          {say('exportReading', { read: number.format(preview.read), all: number.format(total) })}
        </p>
      );
    }
    case 'replacing':
      return <p class={common.muted}>{say('exportReplacing')}</p>;
    case 'no answer':
      return (
        <>
          <p class={common.error}>{say('exportNoAnswer')}</p>
          <p>
            <button type="button" data-testid="export-again" onClick={preview.again}>
              {say('tryAgain')}
            </button>
          </p>
        </>
      );
    case 'ready':
      return (
        <>
          <CountsTable counts={preview.counts} />
          {preview.missing > 0 && (
            <p class={common.muted}>{count(language, 'exportMissing', preview.missing)}</p>
          )}
          {preview.partial > 0 && (
            <p class={common.muted}>{count(language, 'exportPartial', preview.partial)}</p>
          )}
        </>
      );
  }
}

/** In display order. */
const KIND_WORDS: Readonly<Record<SecretKind, PlainKey>> = {
  'access token': 'kindAccessToken',
  'refresh token': 'kindRefreshToken',
  'client secret': 'kindClientSecret',
  'other access token': 'kindOtherAccessToken',
  'other refresh token': 'kindOtherRefreshToken',
  'other client secret': 'kindOtherClientSecret',
  password: 'kindPassword',
  credential: 'kindCredential',
  cookie: 'kindCookie',
  'personal data': 'kindPersonalData',
};

/** How many values of each kind were replaced. */
function CountsTable({ counts }: { counts: Counts }) {
  const { say, tag } = useLanguage();
  const number = new Intl.NumberFormat(tag);
  const found = Object.entries(KIND_WORDS).flatMap(([kind, words]) => {
    const amount = counts[kind as SecretKind] ?? 0;
    return amount > 0 ? [{ kind, words, amount }] : [];
  });
  if (found.length === 0) return <p data-testid="export-nothing">{say('exportNothing')}</p>;
  return (
    <table class={styles.counts} data-testid="export-counts">
      <caption>{say('exportReplaced')}</caption>
      <tbody>
        {found.map(({ kind, words, amount }) => (
          <tr key={kind} data-kind={kind}>
            <th scope="row">{say(words)}</th>
            <td class={styles.number}>{number.format(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
