import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { InjectionFacts } from '../../../ui/live/injection-view-of.ts';
import type { Redact } from '../redaction/redact.ts';
import { createBodyStore } from './body-store.ts';
import type { ReadingParts } from './read-call.ts';
import { createRenewing, type RenewingParts } from './renewing.ts';
import { type LiveLog, useCallLog } from './use-call-log.ts';

interface RenewalParts {
  readonly reading: Omit<ReadingParts, 'bodies'>;
  readonly facts: Pick<InjectionFacts, 'status'>;
  readonly redact: Redact;
}

/** The list, and how its calls are read. */
interface RenewedLog extends LiveLog {
  readonly reading: ReadingParts;
  /** another function once other secrets are kept: what is open is read anew */
  readonly redact: Redact;
}

/**
 * Keeps the list, and keeps it free of secrets that were saved after a call had been drawn. What was withheld while the
 * background did not answer is filled in once it answers for another call, or when the user opens one.
 */
export function useRenewedLog(parts: RenewalParts): RenewedLog {
  const { facts } = parts;
  const [bodies] = useState(() => createBodyStore());
  const live = useCallLog(bodies);
  const reading = useMemo(() => ({ ...parts.reading, bodies }), [parts.reading, bodies]);
  const latest = useRef<RenewingParts>({ ...live, reading });
  latest.current = { ...live, reading };
  const mark = useMemo(() => JSON.stringify(facts.status?.apps), [facts.status]);
  const known = useRef(mark);
  const [renewing] = useState(() => createRenewing(() => latest.current));
  useEffect(() => {
    if (known.current !== mark) void renewing.renew('all');
    known.current = mark;
  }, [mark, renewing]);
  const { calls, selectedKey } = live.log;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that is opened.
  useEffect(() => {
    const opened = calls.find(({ key }) => key === selectedKey);
    if (opened?.exchange.withheld) void renewing.renew('withheld');
  }, [selectedKey]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `mark`: what is open is read anew.
  const redact = useMemo<Redact>(() => (entries, options) => parts.redact(entries, options), [mark]);
  return { ...live, reading, add: renewing.add, redact };
}
