import type { Counts, SecretKind } from '../../../diagnosis/redaction/secret.ts';
import type { MessageKey } from '../../../platform/i18n.ts';
import { useLanguage } from '../../../ui/language/language.ts';

/** In the order in which they are told. */
const KIND_WORDS: Readonly<Record<SecretKind, MessageKey>> = {
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

/** How often a value of each kind was replaced. */
export function CountsTable({ counts }: { counts: Counts }) {
  const { say, tag } = useLanguage();
  const number = new Intl.NumberFormat(tag);
  const found = Object.entries(KIND_WORDS).flatMap(([kind, words]) => {
    const amount = counts[kind as SecretKind] ?? 0;
    return amount > 0 ? [{ kind, words, amount }] : [];
  });
  if (found.length === 0) return <p data-testid="export-nothing">{say('exportNothing')}</p>;
  return (
    <table class="counts" data-testid="export-counts">
      <caption>{say('exportReplaced')}</caption>
      <tbody>
        {found.map(({ kind, words, amount }) => (
          <tr key={kind} data-kind={kind}>
            <th scope="row">{say(words)}</th>
            <td class="number">{number.format(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
