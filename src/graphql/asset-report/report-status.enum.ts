import { registerEnumType } from 'type-graphql';

export const ReportStatus = { READY: 'READY', PENDING: 'PENDING', FAILED: 'FAILED' } as const;

registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: 'Status of an Asset Report.',
  valuesConfig: {
    READY: { description: 'The report is available and does not change.' },
    PENDING: {
      description:
        'Plaid is still gathering data from the banks. Request the report again after `retryAfterMs`.',
    },
    FAILED: {
      description:
        'Plaid could not generate the report. `error` contains the reason. A new request gives the same result.',
    },
  },
});
