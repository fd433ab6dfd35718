import type { Location, PaymentMeta } from '../state/entities.js';

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
