import type { OpenRoute } from '../../api/route.ts';

/** Names of the attributes that every account has. */
const ATTRIBUTES: Readonly<Record<'en' | 'de', Readonly<Record<string, string>>>> = {
  en: { color: 'Color', size: 'Size', material: 'Material' },
  de: { color: 'Farbe', size: 'Größe', material: 'Material' },
};

/** Public data. Source: https://github.com/Inventorum/ebay (client). */
export const PUBLIC_ROUTES: readonly OpenRoute[] = [
  {
    method: 'GET',
    template: '/public/info/attributes/',
    answer: (exchange) => {
      const isGerman = /^\s*de\b/i.test(exchange.header('accept-language') ?? '');
      return { status: 200, body: ATTRIBUTES[isGerman ? 'de' : 'en'] };
    },
  },
];
