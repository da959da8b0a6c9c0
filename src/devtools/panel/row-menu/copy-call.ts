import type { PlainKey } from '../../../messages/messages.ts';
import { copyText } from '../../../ui/parts/copy-text.ts';
import { type DiagnosedCall, shownAddress } from '../calls/call.ts';
import { codeWithoutSecrets } from '../detail/code-writers.ts';
import { type RedactedCall, readRedacted } from '../detail/redacted-call.tsx';
import type { PanelState } from '../panel-context.ts';
import type { RowAct } from './menu-groups.ts';

/** What can be copied of a call. */
type Copied = Extract<RowAct, { does: 'copy' }>['what'];

/** How copying ended, as the key of its text. */
export type CopyOutcome = Extract<PlainKey, 'copied' | 'copyRefused' | 'copyNotShown' | 'copyNoText'>;

interface CallCopier {
  /** Reads what it takes, so that a click can copy at once: browsers refuse a copy that comes long after the click. */
  prepare(what: Copied): void;
  /** In the user's own click or key press. */
  copy(what: Copied): Promise<CopyOutcome>;
}

type Parts = Pick<PanelState, 'bodies' | 'redact'>;

/** Copies one call without its secrets. */
export function createCallCopier(call: DiagnosedCall, parts: Parts): CallCopier {
  const readings = new Map<'with body' | 'without body', Reading>();

  function readingOf(what: Copied): Reading {
    const wanted = what === 'response' ? 'with body' : 'without body';
    const reading = readings.get(wanted) ?? readingFrom(readRedacted({ ...parts, calls: [call] }, wanted));
    readings.set(wanted, reading);
    return reading;
  }

  function textOf(what: Exclude<Copied, 'address'>, { entry, body }: RedactedCall): string {
    if (what !== 'response') return codeWithoutSecrets(call, entry, what);
    return body.kind === 'text' ? (entry.response.content.text ?? '') : '';
  }

  return {
    prepare(what) {
      if (what !== 'address') readingOf(what);
    },
    async copy(what) {
      if (what === 'address') return outcomeOf(await copyText(shownAddress(call.exchange)));
      const { value, promise } = readingOf(what);
      const [read] = (value === undefined ? await promise : value) ?? [];
      if (!read) return 'copyNotShown';
      const text = textOf(what, read);
      return text === '' ? 'copyNoText' : outcomeOf(await copyText(text));
    },
  };
}

function outcomeOf(isCopied: boolean): CopyOutcome {
  return isCopied ? 'copied' : 'copyRefused';
}

interface Reading {
  readonly promise: ReturnType<typeof readRedacted>;
  /** once it is there */
  value?: readonly RedactedCall[] | null;
}

function readingFrom(promise: Reading['promise']): Reading {
  const reading: Reading = { promise };
  void promise.then((value) => {
    reading.value = value;
  });
  return reading;
}
