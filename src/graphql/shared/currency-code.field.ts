/*
 * Each amount has both of these fields next to it. Plaid sets exactly one of them.
 */

export const isoCurrencyCodeField = {
  nullable: true,
  description: 'ISO 4217 code, such as USD. Null when `unofficialCurrencyCode` is set.',
} as const;

export const unofficialCurrencyCodeField = {
  nullable: true,
  description:
    'Code of a currency that ISO 4217 does not list, such as BTC. Null when `isoCurrencyCode` is set.',
} as const;
