import type { HarContent } from '../../../../diagnosis/har/har.ts';
import { useLanguage } from '../../../../ui/language/language.ts';
import type { CallBody } from '../../calls/body-store.ts';
import { BodySection } from '../body/body-section.tsx';
import type { DetailProps } from '../detail-props.ts';
import { ShownParts } from '../shown/shown-parts.tsx';
import { useShown } from '../shown/use-shown.ts';
import { GeneralLine } from './general-line.tsx';
import { HeadersSection } from './headers-section.tsx';

/** What came back: status, headers and body, without their secrets. */
export function ResponseTab(props: DetailProps) {
  const { say } = useLanguage();
  const shown = useShown(props, 'with body');
  return (
    <ShownParts shown={shown}>
      {({ response }, body) => (
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
          <HeadersSection {...props} name="received" headers={response.headers} />
          <BodySection
            {...props}
            body={withoutSecrets(body, response.content)}
            mimeType={response.content.mimeType}
            size={props.call.size}
          />
        </>
      )}
    </ShownParts>
  );
}

/** Of a text only what came through redaction; bytes are drawn as a picture or not at all. */
function withoutSecrets(body: CallBody, { text }: HarContent): CallBody {
  return body.kind === 'text' ? { kind: 'text', text: text ?? '' } : body;
}
