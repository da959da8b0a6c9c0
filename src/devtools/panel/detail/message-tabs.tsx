import type { HarContent } from '../../../diagnosis/har/har.ts';
import * as common from '../../../ui/common.module.css';
import { useLanguage } from '../../../ui/language/language.ts';
import { ForeignText } from '../../../ui/parts/foreign-text.tsx';
import type { CallBody } from '../calls/body-store.ts';
import type { DiagnosedCall } from '../calls/call.ts';
import { BodySection } from './body.tsx';
import * as styles from './detail.module.css';
import { HeadersSection, PairsTable } from './headers.tsx';
import { ShownParts, useShown } from './redacted-call.tsx';
import { Section } from './section.tsx';

/** The request: address, query, headers and body, without secrets. */
export function RequestTab({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const shown = useShown(call, 'without body');
  return (
    <ShownParts shown={shown}>
      {({ entry: { request } }) => (
        <>
          <GeneralLine strong={request.method} text={request.url} more={request.httpVersion} />
          {request.queryString.length > 0 && (
            <Section name="query" heading="query" amount={request.queryString.length}>
              <PairsTable caption={say('query')} testId="query" pairs={request.queryString} />
            </Section>
          )}
          <BodySection
            body={request.postData?.text ? { kind: 'text', text: request.postData.text } : { kind: 'none' }}
            mimeType={request.postData?.mimeType ?? ''}
            size={request.bodySize < 0 ? null : request.bodySize}
          />
          <HeadersSection call={call} name="sent" headers={request.headers} />
        </>
      )}
    </ShownParts>
  );
}

/** The response: status, headers and body, without secrets. */
export function ResponseTab({ call }: { call: DiagnosedCall }) {
  const { say } = useLanguage();
  const shown = useShown(call, 'with body');
  return (
    <ShownParts shown={shown}>
      {({ entry: { response }, body, again }) => (
        <>
          {response.status === 0 ? (
            <p data-testid="no-response">{say('noResponse')}</p>
          ) : (
            <GeneralLine
              strong={String(response.status)}
              text={response.statusText}
              more={response.httpVersion}
            />
          )}
          <HeadersSection call={call} name="received" headers={response.headers} />
          <BodySection
            body={withoutSecrets(body, response.content)}
            mimeType={response.content.mimeType}
            size={call.size}
            again={again}
          />
        </>
      )}
    </ShownParts>
  );
}

/** For a text, only its redacted version; bytes are shown as a picture or not at all. */
function withoutSecrets(body: CallBody, { text }: HarContent): CallBody {
  return body.kind === 'text' ? { ...body, text: text ?? '' } : body;
}

/** Characters of an address. */
const LONGEST_ADDRESS = 4000;

/** The first line of a message, as HTTP writes it. */
function GeneralLine({ strong, text, more }: { strong: string; text: string; more: string }) {
  return (
    <p class={`${common.mono} ${styles.call}`} data-testid="general">
      <b>
        <ForeignText text={strong} />
      </b>{' '}
      <ForeignText text={text} longest={LONGEST_ADDRESS} />{' '}
      <span class={common.muted}>
        <ForeignText text={more} />
      </span>
    </p>
  );
}
