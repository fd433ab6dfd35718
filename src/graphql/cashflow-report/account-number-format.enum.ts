import { accountNumberFormat } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const AccountNumberFormat = registerOpenEnum(
  accountNumberFormat,
  'AccountNumberFormat',
  'Whether an account number looks like one of its institution.',
  {
    VALID: "It looks like one of the institution's.",
    INVALID: "It does not look like one of the institution's.",
    UNKNOWN: 'Plaid cannot tell.',
    UNRECOGNIZED: 'An answer that this version does not know. `accountNumberFormatRaw` has it.',
  },
);
