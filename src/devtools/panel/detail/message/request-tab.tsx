import { useLanguage } from '../../../../ui/language/language.ts';
import { BodySection } from '../body/body-section.tsx';
import type { DetailProps } from '../detail-props.ts';
import { ShownParts } from '../shown/shown-parts.tsx';
import { useShown } from '../shown/use-shown.ts';
import { GeneralLine } from './general-line.tsx';
import { HeadersSection } from './headers-section.tsx';
import { PairsTable } from './pairs-table.tsx';
import { Section } from './section.tsx';

/** What was sent: address, query, headers and body, without their secrets. */
export function RequestTab(props: DetailProps) {
  const { say } = useLanguage();
  const shown = useShown(props, 'without body');
  return (
    <ShownParts shown={shown}>
      {({ request }) => (
        <>
          <GeneralLine strong={request.method} text={request.url} more={request.httpVersion} />
          {request.queryString.length > 0 && (
            <Section {...props} name="query" heading="query" amount={request.queryString.length}>
              <PairsTable caption={say('query')} testId="query" pairs={request.queryString} />
            </Section>
          )}
          <BodySection
            {...props}
            body={request.postData?.text ? { kind: 'text', text: request.postData.text } : { kind: 'none' }}
            mimeType={request.postData?.mimeType ?? ''}
            size={request.bodySize < 0 ? null : request.bodySize}
          />
          <HeadersSection {...props} name="sent" headers={request.headers} />
        </>
      )}
    </ShownParts>
  );
}
