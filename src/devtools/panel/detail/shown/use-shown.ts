import { useEffect, useState } from 'preact/hooks';
import type { HarEntry } from '../../../../diagnosis/har/har.ts';
import { harEntry } from '../../../../diagnosis/har/har-entry.ts';
import type { ExchangeBody } from '../../feed/body-store.ts';
import type { DetailProps } from '../detail-props.ts';

/** An exchange without its secrets, once it is read. */
export type Shown =
  | { readonly state: 'reading' }
  /** of the extension's own calls nothing more is kept */
  | { readonly state: 'nothing' }
  /** the background did not answer: nothing that may hold a secret is shown */
  | { readonly state: 'no answer'; readonly again: () => void }
  | { readonly state: 'shown'; readonly entry: HarEntry; readonly body: ExchangeBody };

type Asked = Pick<DetailProps, 'listed' | 'bodies' | 'redact'>;

type Wanted = 'with body' | 'without body';

const NO_BODY: ExchangeBody = { kind: 'none' };

/**
 * Reads an exchange, its secrets replaced; customers' data stays, as this is the developer's own screen. The response
 * body is fetched only where it is wanted.
 */
export function useShown({ listed, bodies, redact }: Asked, wanted: Wanted): Shown {
  const { key } = listed;
  const [read, setRead] = useState<{ readonly key: string; readonly shown: Shown | 'no answer' } | null>(
    null,
  );
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is listed under a key stays; `round` asks once more.
  useEffect(() => {
    const looking = new AbortController();
    const { signal } = looking;
    setRead(null);
    void shownOf({ listed, bodies, redact }, wanted, signal).then(
      (shown) => !signal.aborted && setRead({ key, shown }),
    );
    return () => looking.abort();
  }, [key, bodies, redact, wanted, round]);
  if (read?.key !== key) return { state: 'reading' };
  return read.shown === 'no answer' ? { state: 'no answer', again: () => setRound(round + 1) } : read.shown;
}

async function shownOf(
  { listed, bodies, redact }: Asked,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Shown | 'no answer'> {
  const body = wanted === 'with body' ? await bodies.read(listed.key) : NO_BODY;
  const text = body.kind === 'text' ? body : ({ kind: 'left out', comment: '' } as const);
  const har = harEntry(listed.entry, { ...text });
  if (!har) return { state: 'nothing' };
  const [entry] = (await redact([har], { personal: 'keep', signal }))?.value ?? [];
  return entry ? { state: 'shown', entry, body } : 'no answer';
}
