import { registerEnumType } from 'type-graphql';

export const CoverageStatus = {
  PRESENT: 'PRESENT',
  PARTIAL: 'PARTIAL',
  ABSENT: 'ABSENT',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const;

registerEnumType(CoverageStatus, {
  name: 'CoverageStatus',
  description: 'Whether a part of a report is there.',
  valuesConfig: {
    PRESENT: { description: 'The part is there. An empty list then means that there is nothing to list.' },
    PARTIAL: {
      description: 'Some accounts of the report have the part and others lack it. Only on a report.',
    },
    ABSENT: {
      description:
        'The part is missing: not asked for, declined, refused by Plaid, or not given by the bank. Figures that read it are null.',
    },
    NOT_APPLICABLE: {
      description:
        'The account has none and need not have any, because of its type: as a loan without transactions, or a checking account without investments. Figures of the account that read the part are null; report-wide figures are computed without the account.',
    },
  },
});
