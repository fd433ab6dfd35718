/*
 * An amount never says its currency alone: wherever there is one, both of these stand beside it. Plaid sets exactly one.
 */

export const isoCurrencyCodeField = {
  nullable: true,
  description: 'ISO 4217 code, such as USD. Null where `unofficialCurrencyCode` is set.',
} as const;

export const unofficialCurrencyCodeField = {
  nullable: true,
  description:
    'Code of a currency that ISO 4217 does not list, such as BTC. Null where `isoCurrencyCode` is set.',
} as const;
