import { useId, useMemo, useState } from 'preact/hooks';
import type { PlainKey } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { type Language, useLanguage } from '../../../ui/language/language.ts';
import { clockSeconds } from '../../../ui/language/measures.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import * as detailStyles from '../detail/detail.module.css';
import { usePanel } from '../panel-context.ts';
import * as styles from './compare-tab.module.css';
import { ComparedCalls } from './compared-calls.tsx';
import { type Partner, partnersOf } from './partners-of.ts';

const PARTNER_WORDS: Readonly<Record<Partner['is'], PlainKey>> = {
  marked: 'markedCall',
  replay: 'replay',
  original: 'original',
  success: 'lastSuccess',
};

/** What differs between the selected call and another one: the marked call, its repetition, the last success. */
export function CompareTab({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const { calls, markedKey, replays } = usePanel();
  const { attempts } = replays;
  const [wanted, setWanted] = useState<Partner['is'] | null>(null);
  const partners = useMemo(
    () => partnersOf(call, { calls, markedKey, attempts }),
    [call, calls, markedKey, attempts],
  );
  const partner = partners.find(({ is }) => is === wanted) ?? partners[0];
  return (
    <div class={detailStyles.detail}>
      <div class={styles.line}>
        {partner && <PartnerChoice partners={partners} chosen={partner} onChoose={setWanted} />}
        <MarkButton call={call} />
      </div>
      {partner ? (
        <Compared call={call} partner={partner} />
      ) : (
        <p data-testid="compare-nothing">{say('compareNothing')}</p>
      )}
    </div>
  );
}

/** The repetition comes after what it repeats, any other call before the selected one. */
function Compared({ call, partner }: { call: DiagnosedCall; partner: Partner }) {
  const { say } = useLanguage();
  const own = { call, title: say('thisCall'), testId: 'this' };
  const other = { call: partner.call, title: say(PARTNER_WORDS[partner.is]), testId: 'partner', opens: true };
  const [before, after] = partner.is === 'replay' ? [own, other] : [other, own];
  return <ComparedCalls before={before} after={after} />;
}

interface PartnerChoiceProps {
  readonly partners: readonly Partner[];
  readonly chosen: Partner;
  readonly onChoose: (is: Partner['is'] | null) => void;
}

function PartnerChoice({ partners, chosen, onChoose }: PartnerChoiceProps) {
  const language = useLanguage();
  const id = useId();
  return (
    <>
      <label for={id}>{language.say('compareWith')}</label>
      <select
        id={id}
        class={styles.partner}
        data-testid="compare-with"
        value={chosen.is}
        onChange={({ currentTarget: { value } }) =>
          onChoose(partners.find(({ is }) => is === value)?.is ?? null)
        }
      >
        {partners.map((partner) => (
          <option key={partner.is} value={partner.is}>
            {partnerWords(language, partner)}
          </option>
        ))}
      </select>
    </>
  );
}

/** Characters of a path. */
const LONGEST_PATH = 60;

function partnerWords({ say, tag }: Language, { is, call: { exchange } }: Partner): string {
  const { method, pathname, search, status, startedAt } = exchange;
  const path = (pathname + search).slice(0, LONGEST_PATH);
  return `${say(PARTNER_WORDS[is])}: ${status || '–'} ${method} ${path}, ${clockSeconds(tag, startedAt)}`;
}

function MarkButton({ call: { key } }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const { markedKey, on } = usePanel();
  const isMarked = markedKey === key;
  return (
    <button
      type="button"
      class={common.quiet}
      data-testid="mark-call"
      onClick={() => on.mark(isMarked ? null : key)}
    >
      {say(isMarked ? 'unmarkCall' : 'markCall')}
    </button>
  );
}
