/** Sales channels. Source: orders page. */
export const CHANNELS = [
  'ipad',
  'shop',
  'ebay',
  'ece',
  'backoffice',
  'atalanda',
  'click_and_collect',
] as const;

/** The numbers of channels, as far as known: customers page (1), recorded answers (the others). */
export const CHANNEL_IDS = { ipad: 1, ebay: 4, shop: 5, click_and_collect: 8, atalanda: 9 } as const;
