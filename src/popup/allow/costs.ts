import { lazily } from '../../ui/lazily.tsx';

/** What other origins of the page's host lose, which is rare: loaded before a first view that shows it. */
export const costs = lazily(async () => (await import('./costs-of-page.tsx')).CostsOfPage);
