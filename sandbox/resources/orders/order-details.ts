import { formatDecimal } from '../decimal.ts';
import type { OrderDetails } from './order.ts';
import type { CustomerInput, NewOrder } from './order-input.ts';

/** The parts of a new order that no query uses. */
export function newDetails(
  { basket, customer, shipment, payments }: NewOrder,
  customerId: number | null,
): OrderDetails {
  return {
    note_internal: basket.note_internal ?? null,
    note_external: basket.note_external ?? null,
    customer: customer ? customerDetails(customer, customerId) : null,
    shipment: shipment
      ? {
          name: shipment.name ?? null,
          cost: typeof shipment.cost === 'bigint' ? formatDecimal(shipment.cost, 2) : null,
          external_key: shipment.external_key ?? null,
          tracking_number: shipment.tracking_number ?? null,
          service: shipment.service ?? null,
        }
      : null,
    payments: payments.map(({ payment_amount, payment_method }) => ({
      payment_amount: formatDecimal(payment_amount, 2),
      payment_method,
    })),
  };
}

function customerDetails(customer: CustomerInput, id: number | null): OrderDetails['customer'] {
  return {
    id,
    email: customer.email ?? null,
    title: customer.title ?? null,
    first_name: customer.first_name ?? null,
    middle_name: customer.middle_name ?? null,
    last_name: customer.last_name ?? null,
    billing_address: customer.billing_address ?? null,
    shipping_address: customer.shipping_address ?? [],
  };
}
