import { registerEnumType } from 'type-graphql';

/** What can be had beside the usual content of a report, by Plaid's word for it. */
export const AddOn = { INVESTMENTS: 'investments', FAST_ASSETS: 'fast_assets' } as const;
export type AddOn = (typeof AddOn)[keyof typeof AddOn];

registerEnumType(AddOn, {
  name: 'AssetReportAddOn',
  description: 'Optional parts of an Asset Report.',
  valuesConfig: {
    INVESTMENTS: { description: 'Holdings, securities and transactions of investment accounts.' },
    FAST_ASSETS: {
      description: 'A first version with identities and balances, ahead of the complete report.',
    },
  },
});
