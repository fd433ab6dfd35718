import { registerEnumType } from 'type-graphql';

export const IncomeConfidence = { HIGH: 'HIGH', MEDIUM: 'MEDIUM', LOW: 'LOW' } as const;

registerEnumType(IncomeConfidence, {
  name: 'IncomeConfidence',
  description: 'How well the deposits of a payer fit the rule for income.',
  valuesConfig: {
    HIGH: {
      description:
        'Plaid categorizes every deposit as income, there are six paydays or more, and at least 90 % of the gaps between them fit the cadence.',
    },
    MEDIUM: {
      description:
        'Plaid categorizes every deposit as income, and the cadence is regular, with three paydays or more.',
    },
    LOW: { description: 'The cadence is IRREGULAR, or Plaid did not categorize every deposit.' },
  },
});
