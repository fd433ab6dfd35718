import { registerEnumType } from 'type-graphql';

export const CoverageStatus = {
  PRESENT: 'PRESENT',
  PARTIAL: 'PARTIAL',
  ABSENT: 'ABSENT',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const;

registerEnumType(CoverageStatus, {
  name: 'CoverageStatus',
  description: 'Whether a part of a report is present.',
  valuesConfig: {
    PRESENT: { description: 'The part is present. If its list is empty, there are no entries.' },
    PARTIAL: {
      description: 'Some accounts of the report have the part and others lack it. Used for reports only.',
    },
    ABSENT: {
      description:
        'The part is missing: it was not requested, was declined, was refused by Plaid, or was not provided by the bank. Figures that read it are null.',
    },
    NOT_APPLICABLE: {
      description:
        'The account does not need the part because of its type. Examples are a loan without transactions and a checking account without investments. Figures of the account that read the part are null. Figures of the report are computed without the account.',
    },
  },
});
