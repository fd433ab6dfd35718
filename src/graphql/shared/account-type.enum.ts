import { accountType } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const AccountType = registerOpenEnum(accountType, 'AccountType', 'General kind of an account.', {
  DEPOSITORY: 'Holds cash: checking, savings and the like.',
  CREDIT: 'A credit card or another revolving line of credit.',
  LOAN: 'Money borrowed and repaid: a mortgage, a student loan, a car loan.',
  INVESTMENT: 'Holds securities, or saves for retirement.',
  BROKERAGE: "An investment account, as Plaid's older API versions call it.",
  OTHER: 'None of the other types.',
  UNRECOGNIZED: "A type that this version does not know. `typeRaw` contains Plaid's value.",
});
