import { registerEnumType } from 'type-graphql';

export const ReportEventKind = { READY: 'READY', FAILED: 'FAILED', RESYNC: 'RESYNC' } as const;

registerEnumType(ReportEventKind, {
  name: 'ReportEventKind',
  description: 'What happened to a report.',
  valuesConfig: {
    READY: { description: 'The report is available.' },
    FAILED: { description: 'Plaid could not generate the report. `assetReport.error` has the reason.' },
    RESYNC: {
      description:
        'Events after `after` are gone: they are older than 24 hours, or there were more than 1,000. `assetReport` has the state now.',
    },
  },
});
