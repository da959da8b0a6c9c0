import type { Ids } from '../contract.ts';

const ADDRESS = {
  first_name: 'Jo',
  last_name: 'Doe',
  address1: 'Lindenstr. 1',
  zipcode: '10969',
  city: 'Berlin',
  country: 'DE',
};

export const CUSTOMER = {
  id: 21,
  channel: 1,
  email: 'jo@example.test',
  title: null,
  first_name: 'Jo',
  middle_name: null,
  last_name: 'Doe',
  billing_address: ADDRESS,
  shipping_address: [ADDRESS],
};

const ITEM_10 = {
  id: 9,
  name: 'Tea mug',
  discount: null,
  original_quantity: '2.00',
  price: '8.4033613445',
  product: 101,
  quantity: 2,
  tax_rate: '19.000',
  gross_price: '20.00',
  unit_gross_price: '10.00',
};

const PAYMENT_10 = {
  id: 500,
  payment_method: '0',
  payment_amount: '20.00',
  date: '05.01.2024 - 10:00',
  transaction_id: null,
  transaction_duration: null,
  paypal_invoice_id: null,
  paypal_tab_id: null,
};

const SHIPMENT_10 = {
  name: 'DHL',
  cost: '4.90',
  external_key: 'X1',
  service: { name: 'DHL', time_min: null, time_max: null },
};

/** As processed by version 10. Source: recorded answers. */
export const ORDER_10 = {
  id: 5,
  basket: { note_internal: null, note_external: 'ring twice', items: [ITEM_10] },
  state: 8,
  customer: CUSTOMER,
  amount_paid: '20.0000000000',
  payments: [PAYMENT_10],
  shipment: SHIPMENT_10,
  channel: 'shop',
};

const TIME = '2024-01-05T10:00:00.000+00:00';

/** As processed by version 11. Source: recorded answers. */
export const ORDER_11 = {
  ...ORDER_10,
  basket: {
    ...ORDER_10.basket,
    discount: null,
    receipt: { pdf: 'https://app.inventorum.com/media/receipts/5.pdf' },
    invoice_number: '2024-000001',
  },
  payments: [{ ...PAYMENT_10, date: TIME, external_payment_method: null }],
  shipment: { ...SHIPMENT_10, tracking_number: 'T1' },
  time_added: TIME,
  completed_at: TIME,
};

/** Additional keys that public clients of version 12 read. */
export const ORDER_12 = {
  ...ORDER_11,
  basket: { ...ORDER_11.basket, items: [{ ...ITEM_10, type: 'product', product_code: 'MUG' }] },
};

export function newOrder(ids: Pick<Ids, 'product'>) {
  return {
    channel: 'shop',
    state: 8,
    basket: {
      note_external: 'ring twice',
      items: [
        { product: ids.product, name: 'Tea mug', quantity: 2, unit_gross_price: '10.00', tax_rate: '19.000' },
      ],
    },
    shipment: {
      name: 'DHL',
      cost: '4.90',
      external_key: 'X1',
      tracking_number: 'T1',
      service: { name: 'DHL', time_min: null, time_max: null },
    },
    customer: {
      first_name: 'Jo',
      last_name: 'Doe',
      email: 'jo@example.test',
      billing_address: ADDRESS,
      shipping_address: [ADDRESS],
    },
    payments: [{ payment_amount: '20.00', payment_method: '0' }],
  };
}

/** The answer to creating a return. Source: returns page. */
export const RETURN = {
  basket: 5,
  channel: 'shop',
  created_at: TIME,
  customer: null,
  date: '05.01.2024 - 10:00',
  gross: '10.00',
  id: 5,
  order_id: 5,
  payment_method: '0',
  return_image: 'https://app.inventorum.com/media/returns/5.png',
  return_image_height: 1,
  return_image_width: 1,
  return_items: [
    { id: 1, name: 'Tea mug', price: '8.403361344500', product: 101, quantity: '1.00', returnmodel: 5 },
  ],
  return_number: '81',
  return_pdf: 'https://app.inventorum.com/media/returns/5.pdf',
  return_printed: null,
  total_price: '8.40',
  transaction_id: '',
  user: 3,
};

const { created_at: _time, order_id: _order, ...basketReturn } = RETURN;

/** The basket's version of it. Source: recorded answers. */
export const BASKET_RETURN = { ...basketReturn, customer: withoutChannel(CUSTOMER) };

function withoutChannel({ channel: _channel, ...customer }: typeof CUSTOMER) {
  return customer;
}
