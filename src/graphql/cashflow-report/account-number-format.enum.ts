import { accountNumberFormat } from '../../model/cashflow-enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const AccountNumberFormat = registerOpenEnum(
  accountNumberFormat,
  'AccountNumberFormat',
  'Whether an account number has the format of its institution.',
  {
    VALID: 'It has the format of the institution.',
    INVALID: 'It does not have the format of the institution.',
    UNKNOWN: 'Plaid cannot determine it.',
    UNRECOGNIZED: "A value that this version does not know. `accountNumberFormatRaw` contains Plaid's value.",
  },
);
