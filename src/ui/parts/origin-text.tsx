import * as common from '../common.module.css';

interface OriginTextProps {
  /** `scheme://host[:port]` */
  readonly origin: string;
  readonly testId?: string;
}

/** Characters at the end of a host that are shown at least; a longer end wraps to the next line. */
const SHOWN = 34;

/**
 * An origin, always with its scheme and the end of its host: the owner of `other.test` can choose what stands before
 * it, even `app.inventorum.com.`. A long host is cut at its start; screen readers and the tooltip get all of it.
 */
export function OriginText({ origin, testId }: OriginTextProps) {
  const { protocol, host } = new URL(origin);
  const end = hostEnd(host);
  return (
    <code title={origin} {...(testId && { 'data-testid': testId })}>
      {end === host ? (
        origin
      ) : (
        <>
          <span aria-hidden="true">{`${protocol}//…${end}`}</span>
          <span class={common.visuallyHidden}>{origin}</span>
        </>
      )}
    </code>
  );
}

/**
 * The labels at the end that fit, but never fewer than the registrable part: two, or three if the second is as short as
 * in `co.uk` or `com.au`.
 */
export function hostEnd(host: string): string {
  if (host.length <= SHOWN || host.startsWith('[')) return host;
  const labels = host.split('.');
  const least = (labels.at(-2)?.length ?? 0) <= 3 ? 3 : 2;
  let end = labels.slice(-least).join('.');
  for (const label of labels.slice(0, -least).reverse()) {
    if (label.length + 1 + end.length > SHOWN) break;
    end = `${label}.${end}`;
  }
  return end.length < host.length ? `.${end}` : host;
}
