interface OriginTextProps {
  /** `scheme://host[:port]` */
  readonly origin: string;
  readonly testId?: string;
}

/** Characters of a host that are shown at least to its right; a longer name goes on in the next line. */
const SHOWN = 34;

/**
 * An origin, always with its scheme and the end of its host: whoever registers `other.test` writes what stands before
 * it, `app.inventorum.com.` as well. A long host is cut at its left; the whole is told to screen readers and on hover.
 */
export function OriginText({ origin, testId }: OriginTextProps) {
  const { protocol, host } = new URL(origin);
  const end = hostEnd(host);
  return (
    <code class="origin" title={origin} {...(testId && { 'data-testid': testId })}>
      {end === host ? (
        origin
      ) : (
        <>
          <span aria-hidden="true">{`${protocol}//…${end}`}</span>
          <span class="visually-hidden">{origin}</span>
        </>
      )}
    </code>
  );
}

/**
 * The labels from the right that fit, and never fewer than the registrable part has: two, or three where the second
 * is as short as that of `co.uk` or `com.au`.
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
