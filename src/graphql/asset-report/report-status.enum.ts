import { registerEnumType } from 'type-graphql';

/** Where an Asset Report stands. */
export const ReportStatus = { READY: 'READY', PENDING: 'PENDING', FAILED: 'FAILED' } as const;

registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: 'Where an Asset Report stands.',
  valuesConfig: {
    READY: { description: 'The report is there, and will not change.' },
    PENDING: { description: 'Plaid is still gathering it from the banks. Ask again after `retryAfterMs`.' },
    FAILED: { description: 'Plaid could not make it; `error` says why. Asking again gives the same answer.' },
  },
});
