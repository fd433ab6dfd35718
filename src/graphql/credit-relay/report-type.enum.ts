import { registerEnumType } from 'type-graphql';

/** Which kind of report a relay token stands for, by Plaid's word for it. */
export const ReportType = { ASSET: 'asset' } as const;
export type ReportType = (typeof ReportType)[keyof typeof ReportType];

registerEnumType(ReportType, {
  name: 'ReportType',
  description: 'Which kind of report a relay token stands for.',
  valuesConfig: { ASSET: { description: 'An Asset Report; the only kind that Plaid relays so far.' } },
});
