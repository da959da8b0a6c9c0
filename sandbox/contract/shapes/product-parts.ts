const HOST = 'https://app.inventorum.com/media/pictures/key';

export const ALL_URLS = {
  ipad: `${HOST}/ipad.png`,
  thumb: `${HOST}/thumb.png`,
  image: `${HOST}/image.png`,
  ipad_retina: `${HOST}/ipad_retina.png`,
  ebay: `${HOST}/ebay.png`,
  thumb_retina: `${HOST}/thumb_retina.png`,
  original: `${HOST}/original.png`,
};

const SMALL_URLS = {
  ipad: ALL_URLS.ipad,
  ipad_retina: ALL_URLS.ipad_retina,
  thumb: ALL_URLS.thumb,
  thumb_retina: ALL_URLS.thumb_retina,
};

/** A category as lists and products hold it. Sources: categories page, recorded answers. */
export const CATEGORY = {
  parent: null,
  is_leaf: true,
  hint: null,
  tree_id: 12,
  id: 12,
  channel: 'shop',
  translations: [{ name: 'Tea', language: 'de', id: null }],
  image: ALL_URLS.image,
  name: 'Tea',
  products_count: 1,
  products: [101],
};

export const CATEGORY_DETAIL = { ...CATEGORY, image: { id: 7, urls: ALL_URLS } };

/** An item of the product list. Source: products page. */
export const LIST_ITEM = {
  name: 'Tea mug',
  id: 101,
  quantity: '7.00',
  reorder_level: '0.00',
  safety_stock: '0.00',
  price: '8.4033613445',
  tax_type: 31,
  custom_price: false,
  ebay_product_id: null,
  ebay_url: null,
  in_shop: true,
  shop_url: null,
  thumbnail: { ...ALL_URLS, new: false, id: 7 },
  variation_count: 0,
  is_giftcard: false,
};

const PACKAGE = {
  inv_id: '1000001000000000007',
  package_size_value: '0.500',
  package_size_unit: 'kg',
  base_price: null,
  base_size_value: null,
  base_size_unit: null,
};

const META = {
  shop: { id: 101, channel: 5, name: '', description: '', price: null, gross_price: null, images: [] },
};

const FLAT_IMAGE = { id: 7, ...SMALL_URLS };
const NESTED_IMAGE = { id: 7, type: 0, new: false, urls: SMALL_URLS };

const VARIATION = {
  id: 102,
  attributes: { color: ['red'] },
  attributes_str: 'red',
  quantity: '7.00',
  reorder_level: '0.00',
  safety_stock: '0.00',
  ean: null,
  price: '8.4033613445',
  gross_price: '10.00',
  product_code: 'MUG-RED',
  tax_type: 31,
  name: 'Tea mug',
  images: [],
  meta: {},
  purchase_price: null,
  average_purchase_price: null,
};

/** One product up to version 9: 31 keys. Source: recorded answers. */
export const PRODUCT_9 = {
  attributes: { color: ['red', 'blue'] },
  name: 'Tea mug',
  id: 101,
  quantity: '7.00',
  reorder_level: '0.00',
  safety_stock: '0.00',
  price: '8.4033613445',
  tax_type: 31,
  custom_price: false,
  ebay_product_id: null,
  ebay_url: null,
  in_shop: true,
  shop_url: null,
  thumbnail: FLAT_IMAGE,
  variation_count: 1,
  variations: [VARIATION],
  average_purchase_price: null,
  description: 'Holds tea.',
  product_code: 'MUG',
  ean: '4006381333931',
  categories: [CATEGORY],
  images: [FLAT_IMAGE],
  custom_sale: false,
  shipping_services: [],
  is_favourite: false,
  brand: null,
  supplier: null,
  meta: META,
  is_giftcard: false,
  gross_price: '10.00',
  purchase_price: '4.0000000000',
};

/** Version 10 to 12: 39 keys. Source: recorded answers. */
export const PRODUCT_10 = {
  ...PRODUCT_9,
  variations: [{ ...VARIATION, ...PACKAGE }],
  images: [NESTED_IMAGE],
  states: [{ channel: 'shop', state: 'published', details: null }],
  attributes_str: 'red, blue',
  ...PACKAGE,
};

/** What a new product lacks at first. */
const PLAIN = { thumbnail: null, variation_count: 0, variations: [], categories: [], images: [], meta: {} };

/** The same for a product without variations, pictures and categories. */
export const PLAIN_PRODUCT_9 = { ...PRODUCT_9, ...PLAIN };
export const PLAIN_PRODUCT_10 = { ...PRODUCT_10, ...PLAIN, states: [] };

/** Version 13 has additional keys that its public client reads. */
export const PRODUCT_13 = {
  ...PRODUCT_10,
  variations: [{ ...VARIATION, ...PACKAGE, gtin: null }],
  gtin: null,
  time_modified: '2024-01-05T10:00:00.000+00:00',
};

/** An item of the delta of changed products. Source: recorded answers. */
export const DELTA_ITEM = {
  ...LIST_ITEM,
  gross_price: '10.00',
  state: 'created',
  parent: null,
  ean: null,
  custom_sale: false,
  categories: [],
};

export const VERBOSE_ITEM = {
  ...DELTA_ITEM,
  meta: META,
  inv_id: '1000001000000000007',
  attributes: { color: ['red'] },
  attributes_str: 'red',
  description: 'Holds tea.',
  product_code: 'MUG',
  brand: null,
  images: [],
};
