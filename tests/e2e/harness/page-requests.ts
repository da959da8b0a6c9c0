import type { Page } from '../../browsers/browser.ts';

/** A GET by the page itself; gives the answer's status. Cross-origin answers without CORS headers give 0. */
export function getFrom(page: Page, url: string): Promise<number> {
  return page.evaluate(
    (target) =>
      fetch(target)
        .then(({ status }) => status)
        .catch(() => 0),
    url,
  );
}

/** Creates a product as the API's own pages would: reads one for its tax type, posts another. Gives the status. */
export function createProduct(page: Page, url: string): Promise<number> {
  return page.evaluate(async (target) => {
    const known = await fetch('/api/products/?limit=1').then((answer) => answer.json());
    const { tax_type } = (known.data ?? known.results)[0];
    const body = JSON.stringify({ name: 'Tea mug', gross_price: '7.90', tax_type });
    return (await fetch(target, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }))
      .status;
  }, url);
}
