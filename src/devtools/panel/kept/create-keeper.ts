import type { HarEntry } from '../../../diagnosis/har/har.ts';
import { harEntry } from '../../../diagnosis/har/har-entry.ts';
import { type KeptCalls, type KeptPart, MOST_KEPT } from '../../../storage/public/kept-calls.ts';
import { dropped } from '../../../trace.ts';
import type { BodyStore } from '../calls/body-store.ts';
import type { RecordedCall } from '../calls/call.ts';
import type { Redact } from '../redaction/redact.ts';
import { callOfText, keptText } from './kept-call.ts';
import { createKeptParts } from './kept-parts.ts';

interface KeeperParts {
  readonly store: KeptCalls;
  readonly bodies: Pick<BodyStore, 'read' | 'keep'>;
}

/** Keeps redacted copies of the listed calls, so that the list comes back after DevTools were closed. */
export interface Keeper {
  /** The calls that were kept before, oldest first; `cut`: older ones were not. Never throws. */
  restore(): Promise<{ readonly calls: readonly RecordedCall[]; readonly cut: boolean }>;
  /**
   * Keeps these calls, and no others, over the next seconds; what was cleared or is told a secret now is forgotten at once,
   * as DevTools may be closed next. `redact`: a new function if the stored secrets changed
   */
  update(calls: readonly RecordedCall[], redact: Redact): void;
}

/** ms between two turns, and calls in one */
const TURN = 250;
const TURN_CALLS = 100;

/** ms without a new call, and the longest wait for it: while calls pour in, frames have no time for copies */
const QUIET = 700;
const LONGEST_WAIT = 10_000;

/** Most calls; older ones would be dropped anyway. */
const MOST_CALLS = 2000;

/** Characters of a body. Only errors keep theirs, which the panel has read already. */
const LONGEST_BODY = 20_000;

export function createKeeper({ store, bodies }: KeeperParts): Keeper {
  const parts = createKeptParts();
  /** calls that are not kept: too old, or without an address that may be kept */
  const left = new WeakSet<RecordedCall>();
  let cut = false;
  let wanted: readonly RecordedCall[] = [];
  let redact: Redact | null = null;
  /** counts updates */
  let version = 0;
  /** writes in succession that were refused */
  let refused = 0;

  function dropAbove(limit: number): void {
    for (const call of parts.calls()) {
      if (parts.head().length <= limit) return;
      parts.drop(call);
      left.add(call);
      cut = true;
    }
  }

  async function keepSome(calls: readonly RecordedCall[], by: Redact): Promise<void> {
    const texts = await redactedTexts(calls, by, bodies);
    // Without an answer, or with other secrets by now, it has to be done again.
    if (texts === null || by !== redact) return;
    for (const [i, call] of calls.entries()) {
      const text = texts[i] ?? null;
      if (text === null) left.add(call);
      else parts.add(call, text);
    }
  }

  async function write(): Promise<void> {
    const isWritten = await writeChanged(store, parts, cut);
    refused = isWritten ? 0 : refused + 1;
    if (!isWritten) dropAbove(parts.head().length / 2);
  }

  const turnSoon = inTurns(async () => {
    const before = version;
    const listed = new Set(wanted);
    for (const call of parts.calls()) if (!listed.has(call)) parts.drop(call);
    const missing = wanted
      .slice(-MOST_CALLS)
      .filter((call) => mayBeKept(call) && !parts.has(call) && !left.has(call));
    if (redact !== null && missing.length > 0) await keepSome(missing.slice(0, TURN_CALLS), redact);
    dropAbove(MOST_KEPT);
    await write();
    return (missing.length > TURN_CALLS || version !== before) && refused < 2;
  });

  return {
    async restore() {
      const kept = await store.read().catch(dropped('kept calls', { parts: [], cut: false }));
      cut = kept.cut;
      restoreInto(parts, kept.parts, bodies);
      return { calls: parts.calls(), cut };
    },
    update(calls, by) {
      const isStale = redact !== null && redact !== by;
      if (isStale) for (const call of parts.calls()) parts.drop(call);
      turnSoon(isStale || (calls.length === 0 && wanted.length > 0) ? 'now' : 'when quiet');
      wanted = calls;
      redact = by;
      version += 1;
      refused = 0;
    },
  };
}

/** Whether what was changed is stored now. */
async function writeChanged(
  store: KeptCalls,
  parts: ReturnType<typeof createKeptParts>,
  cut: boolean,
): Promise<boolean> {
  const changed = parts.takeChanged();
  if (changed.length === 0) return true;
  try {
    await store.write(changed, { ...parts.head(), cut });
    return true;
  } catch (error) {
    dropped('kept calls', undefined)(error);
    parts.changeAll();
    return false;
  }
}

/** Turns one after the other, with pauses between them, until one says that nothing is left. */
function inTurns(turn: () => Promise<boolean>): (when: 'now' | 'when quiet') => void {
  let isTurning = false;
  let isUrgent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** ms since the page's start: of the last change, and of the first one that waits */
  let changedAt = 0;
  let waitsSince = 0;

  function mayTurn(): boolean {
    const now = performance.now();
    return isUrgent || now - changedAt >= QUIET || now - waitsSince >= LONGEST_WAIT;
  }

  async function next(): Promise<void> {
    if (!mayTurn()) return soon();
    isUrgent = false;
    isTurning = true;
    waitsSince = performance.now();
    const isLeft = await turn().catch(dropped('kept calls', false));
    isTurning = false;
    if (isLeft || isUrgent) soon();
  }

  function soon(): void {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        timer = undefined;
        void next();
      },
      isUrgent ? 0 : TURN,
    );
  }

  return (when) => {
    changedAt = performance.now();
    isUrgent ||= when === 'now';
    if (isTurning || (timer !== undefined && !isUrgent)) return;
    if (timer === undefined) waitsSince = changedAt;
    soon();
  };
}

function restoreInto(
  parts: ReturnType<typeof createKeptParts>,
  stored: readonly KeptPart[],
  bodies: Pick<BodyStore, 'keep'>,
): void {
  for (const { id, texts } of stored) {
    for (const [i, text] of texts.entries()) {
      const { call, body } = callOfText(text, `kept ${id} ${i}`);
      if (body !== null) bodies.keep(call.key, sourceOf(body));
      parts.add(call, text, id);
    }
  }
}

/** The texts of some calls; null: the background did not answer, null for a call: it cannot be kept. */
async function redactedTexts(
  calls: readonly RecordedCall[],
  by: Redact,
  bodies: Pick<BodyStore, 'read'>,
): Promise<readonly (string | null)[] | null> {
  const entries = await Promise.all(calls.map((call) => entryOf(call, bodies)));
  const known = entries.flatMap((entry) => entry ?? []);
  const redacted = await by(known, { personal: 'keep', signal: NEVER });
  if (redacted === null) return null;
  const byEntry = new Map(known.map((entry, i) => [entry, redacted.value[i]]));
  return calls.map((call, i) => {
    const entry = entries[i] && byEntry.get(entries[i]);
    return entry ? keptText(call, entry) : null;
  });
}

/** The extension's own calls are kept by the background; texts that were not checked are not kept. */
function mayBeKept({ source, exchange }: RecordedCall): boolean {
  return source !== 'own' && exchange.withheld !== true;
}

async function entryOf(
  { key, entry, exchange }: RecordedCall,
  bodies: Pick<BodyStore, 'read'>,
): Promise<HarEntry | undefined> {
  if (exchange.body === null) return harEntry(entry, LEFT_OUT);
  const body = await bodies.read(key);
  const isShort = body.kind === 'text' && body.text.length <= LONGEST_BODY;
  return harEntry(entry, isShort ? { kind: 'text', text: body.text } : LEFT_OUT);
}

const LEFT_OUT = { kind: 'left out', comment: '' } as const;

const NEVER = new AbortController().signal;

function sourceOf(text: string) {
  return { fetch: async () => ({ text, base64: false }), size: text.length };
}
