import { useId, useState } from 'preact/hooks';
import { BODY_FILE, type CodeNote } from '../../../diagnosis/code/code-note.ts';
import {
  type Bearer,
  codeRequest,
  hasCookies,
  sentToken,
  TOKEN_VARIABLE,
} from '../../../diagnosis/code/code-request.ts';
import type { NotWhole } from '../../../diagnosis/exchange/judge-sent-body.ts';
import type { HarEntry } from '../../../diagnosis/har/har.ts';
import type { KeyNaming } from '../../../messages/messages.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { CopyButton } from '../../../ui/parts/copy-button.tsx';
import type { DiagnosedCall } from '../calls/call.ts';
import { type CodeAs, usePanel } from '../panel-context.ts';
import * as bodyStyles from './body.module.css';
import { ForeignLines } from './body.tsx';
import * as styles from './code-tab.module.css';
import { CODE_WRITERS, sentEntry } from './code-writers.ts';
import { ShownParts, useShown } from './redacted-call.tsx';
import * as segmentStyles from './segments.module.css';

/** The request as code for a program or a shell, with a variable in place of the token. */
export function CodeTab({ call }: { call: DiagnosedCall }) {
  const shown = useShown(call, 'without body');
  return (
    <ShownParts shown={shown}>{({ entry }) => <Code key={call.key} call={call} entry={entry} />}</ShownParts>
  );
}

interface CodeProps {
  readonly call: DiagnosedCall;
  /** without secrets */
  readonly entry: HarEntry;
}

/** Cookies are chosen per request. */
function Code({ call, entry }: CodeProps) {
  const { say } = useLanguage();
  const { detail } = usePanel();
  const [withCookies, setWithCookies] = useState(false);
  const { write: asText } = CODE_WRITERS[detail.codeAs];
  const sentBearer = call.exchange.credential.kind === 'bearer';
  const sent = sentEntry(call.entry) ?? entry;
  const shown = codeRequest(
    { shown: entry, sent },
    { sentBearer, cookies: withCookies ? 'redacted' : 'left out' },
  );
  /** SECRET if cookies were chosen: made in the click that copies it, and stored nowhere. */
  const copied = (token: Bearer) =>
    asText(
      codeRequest({ shown: entry, sent }, { sentBearer, cookies: withCookies ? 'real' : 'left out' }),
      token,
    );
  return (
    <>
      <div class={bodyStyles.bar}>
        <FormChoice />
        <CopyButton
          primary
          label={say('copyCode')}
          testId="copy-code"
          text={() => copied({ variable: TOKEN_VARIABLE })}
        />
      </div>
      <MissingBodyWords notes={shown.notes} />
      {shown.bearer && <p class={common.muted}>{say('codeVariable', { name: TOKEN_VARIABLE })}</p>}
      {!call.copy && hasCookies(sent) && <CookieChoice chosen={withCookies} onChoose={setWithCookies} />}
      <pre class={bodyStyles.raw} data-testid="code">
        <ForeignLines text={asText(shown, { variable: TOKEN_VARIABLE })} />
      </pre>
      {!call.copy && <RealToken call={call} write={copied} />}
    </>
  );
}

function FormChoice() {
  const { say } = useLanguage();
  const { detail, on } = usePanel();
  return (
    <fieldset class={segmentStyles.segments} aria-label={say('codeForm')}>
      {Object.entries(CODE_WRITERS).map(([form, { name }]) => (
        <button
          key={form}
          type="button"
          aria-pressed={detail.codeAs === form}
          data-testid={`code-${form}`}
          onClick={() => on.detail({ codeAs: form as CodeAs })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

/** The second choice: with the token itself, which is then on the clipboard but never in the page. */
function RealToken({ call, write }: { call: DiagnosedCall; write: (token: Bearer) => string }) {
  const { say } = useLanguage();
  const id = useId();
  const { credential } = call.exchange;
  // The panel never gets a replay's token.
  if (credential.kind !== 'bearer' || tokenOf(call.entry) === null) return null;
  return (
    <section class={styles.realToken}>
      <p id={id}>{say('realTokenMeans', { tail: credential.tail })}</p>
      <CopyButton
        label={say('copyWithToken')}
        describedBy={id}
        testId="copy-with-token"
        done="copiedWithToken"
        text={() => withToken(call.entry, write)}
      />
    </section>
  );
}

/** SECRET: made in the click that copies it, and stored nowhere. */
function withToken(entry: unknown, write: (token: Bearer) => string): string {
  const token = tokenOf(entry);
  return write(token === null ? { variable: TOKEN_VARIABLE } : { token });
}

/** SECRET */
function tokenOf(entry: unknown): string | null {
  const sent = sentEntry(entry);
  return sent ? sentToken(sent) : null;
}

interface CookieChoiceProps {
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

/** Whether the copy holds the cookies; the display never does. */
function CookieChoice({ chosen, onChoose }: CookieChoiceProps) {
  const { say } = useLanguage();
  const id = useId();
  return (
    <div class={styles.cookies}>
      <label>
        <input
          type="checkbox"
          checked={chosen}
          aria-describedby={id}
          data-testid="code-cookies"
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        {say('codeCookies')}
      </label>
      <p id={id} class={common.muted}>
        {say('codeCookiesMean')}
      </p>
    </div>
  );
}

const SAYS: Readonly<Record<NotWhole, KeyNaming<'file'>>> = {
  cut: 'codeCut',
  binary: 'codeBinary',
  multipart: 'codeMultipart',
};

/** Why the body is missing in the copy, if it is. */
function MissingBodyWords({ notes }: { notes: readonly CodeNote[] }) {
  const { say } = useLanguage();
  const missing = notes.find((note) => note.kind === 'body');
  if (!missing) return null;
  return <p data-testid="code-body-missing">{say(SAYS[missing.because], { file: BODY_FILE })}</p>;
}
