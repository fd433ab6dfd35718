import { registerEnumType } from 'type-graphql';

/** Optional parts of a report, by Plaid's value. */
export const AddOn = { INVESTMENTS: 'investments', FAST_ASSETS: 'fast_assets' } as const;
export type AddOn = (typeof AddOn)[keyof typeof AddOn];

registerEnumType(AddOn, {
  name: 'AssetReportAddOn',
  description: 'Optional parts of an Asset Report.',
  valuesConfig: {
    INVESTMENTS: { description: 'Holdings, securities and transactions of investment accounts.' },
    FAST_ASSETS: {
      description:
        'A first version of the report with identities and balances, available before the complete report.',
    },
  },
});
