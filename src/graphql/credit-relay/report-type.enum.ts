import { registerEnumType } from 'type-graphql';

/** Kind of report of a relay token, by Plaid's value. */
export const ReportType = { ASSET: 'asset' } as const;
export type ReportType = (typeof ReportType)[keyof typeof ReportType];

registerEnumType(ReportType, {
  name: 'ReportType',
  description: 'Kind of report that a relay token grants access to.',
  valuesConfig: { ASSET: { description: 'An Asset Report. So far, Plaid relays no other kind.' } },
});
