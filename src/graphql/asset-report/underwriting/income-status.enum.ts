import { registerEnumType } from 'type-graphql';

export const IncomeStatus = { ACTIVE: 'ACTIVE', PAST: 'PAST' } as const;

registerEnumType(IncomeStatus, {
  name: 'IncomeStatus',
  description: 'Whether a payer still paid when the report was generated.',
  valuesConfig: {
    ACTIVE: {
      description:
        'On the day of the report, the next payday was not more than a week late. For IRREGULAR: the last deposit was at most 60 days before the report.',
    },
    PAST: { description: 'The next payday was more than a week late.' },
  },
});
