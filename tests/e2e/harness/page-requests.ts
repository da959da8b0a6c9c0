import type { Page } from '../../browsers/browser.ts';

/** A GET by the page itself; returns the answer's status, 0 for cross-origin answers without CORS headers. */
export function getFrom(page: Page, url: string): Promise<number> {
  return page.evaluate(
    (target) =>
      fetch(target)
        .then(({ status }) => status)
        .catch(() => 0),
    url,
  );
}

/** Creates a product like the API's own pages: reads one for its tax type, posts another. Returns the status. */
export function createProduct(page: Page, url: string): Promise<number> {
  return page.evaluate(async (target) => {
    const known = await fetch('/api/products/?limit=1').then((answer) => answer.json());
    const { tax_type } = (known.data ?? known.results)[0];
    const body = JSON.stringify({ name: 'Tea mug', gross_price: '7.90', tax_type });
    return (await fetch(target, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }))
      .status;
  }, url);
}

/** Bodies of a page other than JSON. */
export type OddBody = 'controls' | 'form' | 'upload' | 'bytes';

/**
 * A POST by the page whose body no shell would accept unchanged; returns the bytes, one character each, and their type.
 */
export function sendOdd(page: Page, url: string, odd: OddBody): Promise<{ sent: string; type: string }> {
  return page.evaluate(
    async (target, kind) => {
      const nasty = `a\u0000\u0003\u001b[201~\r\ntouch x\r $(id) \`id\` '\\'' "\\" ü🫖\u0085\u202e!!`;
      const form = new FormData();
      form.append('field', nasty);
      if (kind === 'upload') form.append('file', new File([Uint8Array.of(0, 255, 10, 13)], "it's.bin"));
      const bodies = {
        controls: JSON.stringify({ nasty }) + nasty,
        form,
        upload: form,
        bytes: Uint8Array.of(0, 255, 39, 92, 10, 13, 27),
      };
      const request = new Request(target, { method: 'POST', body: bodies[kind] });
      const bytes = new Uint8Array(await request.clone().arrayBuffer());
      await fetch(request);
      const sent = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
      return { sent, type: request.headers.get('Content-Type') ?? '' };
    },
    url,
    odd,
  );
}
