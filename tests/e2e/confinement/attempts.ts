import type { Page } from '../../browsers/browser.ts';

/** A way to make the browser send a request to another origin. */
export interface Attempt {
  readonly how: string;
  readonly method: 'GET' | 'POST';
  readonly make: (page: Page, url: string) => Promise<void>;
}

/** Every tested way. No page can read the answers; only what arrives counts. */
export const ATTEMPTS = {
  formPost: { how: 'a form POST', method: 'POST', make: (page, url) => submitForm(page, url, '_self') },
  frameFormPost: {
    how: 'a form POST into a frame',
    method: 'POST',
    make: (page, url) => submitForm(page, url, 'frame'),
  },
  frame: {
    how: 'a frame',
    method: 'GET',
    make: async (page, url) => {
      await page.evaluate((src) => {
        document.body.append(Object.assign(document.createElement('iframe'), { src }));
      }, url);
    },
  },
  image: {
    how: 'an image',
    method: 'GET',
    make: async (page, url) => {
      await page.evaluate((src) => {
        document.body.append(Object.assign(document.createElement('img'), { src }));
      }, url);
    },
  },
  fetchGet: { how: 'a fetch', method: 'GET', make: (page, url) => fetchBlindly(page, url, 'GET') },
  fetchPost: { how: 'a fetch POST', method: 'POST', make: (page, url) => fetchBlindly(page, url, 'POST') },
  beacon: {
    how: 'a beacon',
    method: 'POST',
    make: async (page, url) => {
      await page.evaluate((target) => navigator.sendBeacon(target, 'name=Tea'), url);
    },
  },
} as const satisfies Readonly<Record<string, Attempt>>;

/** Simple requests without a preflight that the server could refuse. */
async function fetchBlindly(page: Page, url: string, method: 'GET' | 'POST'): Promise<void> {
  await page.evaluate(
    async (target, verb) => {
      const body = verb === 'POST' ? 'name=Tea' : null;
      await fetch(target, { method: verb, body, mode: 'no-cors' }).catch(() => null);
    },
    url,
    method,
  );
}

async function submitForm(page: Page, url: string, target: '_self' | 'frame'): Promise<void> {
  await page.evaluate(
    (action, into) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action, target: into });
      form.append(Object.assign(document.createElement('input'), { name: 'name', value: 'Tea' }));
      document.body.append(form);
      if (into === 'frame') {
        document.body.append(Object.assign(document.createElement('iframe'), { name: 'frame' }));
      }
      // Delayed, so that the call returns before the page is left.
      setTimeout(() => form.submit(), 0);
    },
    url,
    target,
  );
}
