import { registerEnumType } from 'type-graphql';

export const IncomeCadence = {
  WEEKLY: 'WEEKLY',
  BIWEEKLY: 'BIWEEKLY',
  SEMIMONTHLY: 'SEMIMONTHLY',
  MONTHLY: 'MONTHLY',
  IRREGULAR: 'IRREGULAR',
} as const;

registerEnumType(IncomeCadence, {
  name: 'IncomeCadence',
  description: 'How often a payer pays. At least three quarters of the gaps between paydays fit.',
  valuesConfig: {
    WEEKLY: { description: 'Every week: 6 to 8 days apart.' },
    BIWEEKLY: { description: 'Every two weeks: 12 to 18 days apart, 14.6 or less on average.' },
    SEMIMONTHLY: { description: 'Twice a month: 12 to 18 days apart, more than 14.6 on average.' },
    MONTHLY: { description: 'Every month: 26 to 35 days apart.' },
    IRREGULAR: { description: 'Two or more deposits without one of these cadences.' },
  },
});
