import type { Location, PaymentMeta } from '../state/entities.js';

/** A location of which nothing is known. */
export const emptyLocation: Location = {
  address: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  lat: null,
  lon: null,
  storeNumber: null,
};

/** Payment details of which nothing is known. */
export const emptyPaymentMeta: PaymentMeta = {
  referenceNumber: null,
  ppdId: null,
  payee: null,
  byOrderOf: null,
  payer: null,
  paymentMethod: null,
  paymentProcessor: null,
  reason: null,
};
