import { harEntry } from '../../../../diagnosis/har/har-entry.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import { byteCount, elapsed, momentInFull } from '../../../../ui/language/measures.ts';
import type { DetailProps } from '../detail-props.ts';
import { Fact } from '../verdict/fact.tsx';
import { TimingTable } from './timing-table.tsx';

/** When it began, where its time went, and how much was carried. Nothing in it is a secret. */
export function TimingTab({ call }: Pick<DetailProps, 'call'>) {
  const { say, tag } = useLanguage();
  const { exchange, entry, size } = call;
  const har = harEntry(entry, { kind: 'left out', comment: '' });
  const bytes = (amount: number | undefined) =>
    amount === undefined || amount < 0 ? say('timingUnknown') : byteCount(tag, amount);
  return (
    <div class="detail">
      <dl class="facts">
        <Fact label={say('timingStarted')} testId="timing-started">
          {momentInFull(tag, exchange.startedAt)}
        </Fact>
        <Fact label={say('timingTotal')} testId="timing-total">
          {elapsed(tag, exchange.duration)}
        </Fact>
      </dl>
      {har && <TimingTable timings={har.timings} />}
      <h2>{say('timingSizes')}</h2>
      <dl class="facts">
        <Fact label={say('sizeSent')} testId="size-sent">
          {say('sizeHeadersBody', bytes(har?.request.headersSize), bytes(har?.request.bodySize))}
        </Fact>
        <Fact label={say('sizeReceived')} testId="size-received">
          {say('sizeHeadersBody', bytes(har?.response.headersSize), bytes(har?.response.bodySize))}
        </Fact>
        <Fact label={say('sizeUnpacked')} testId="size-unpacked">
          {bytes(size ?? undefined)}
        </Fact>
      </dl>
    </div>
  );
}
