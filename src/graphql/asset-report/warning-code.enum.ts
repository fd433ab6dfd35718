import { warningCode } from '../../model/enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const WarningCode = registerOpenEnum(
  warningCode,
  'WarningCode',
  'The part that is missing from a report.',
  {
    OWNERS_UNAVAILABLE: 'Owners of the accounts.',
    INVESTMENTS_UNAVAILABLE: 'Holdings and investment transactions.',
    TRANSACTIONS_UNAVAILABLE:
      'Transactions of credit and depository accounts. creditgraph adds this warning when Plaid sends no transactions and no warning, as in a fast report.',
    BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA: 'Income insights: Plaid had too little data.',
    BANK_INCOME_INSIGHTS_INCOMPLETE: 'A part of the income insights.',
    BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS: 'Income insights: Plaid is still working on them.',
    BANK_INCOME_INSIGHTS_INTERNAL_ERROR: 'Income insights: Plaid failed to compute them.',
    BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED:
      'Income insights: they were computed for a different number of days than the report.',
    HISTORICAL_BALANCES_UNAVAILABLE:
      'Balances of past days of credit and depository accounts. creditgraph adds this warning.',
    INSIGHTS_UNAVAILABLE:
      'Insights: the operation declined them, Plaid refused them, or the report is an audit copy, which never has Insights. creditgraph adds this warning.',
    CATEGORIES_INCOMPLETE:
      'The credit category of some transactions, although the report has Insights. Figures by category do not include these transactions. creditgraph adds this warning.',
    ENTRIES_OMITTED:
      "Entries of a list in Plaid's response that could not be read, such as a holding without an id. `field` names the list. creditgraph adds this warning.",
    UNRECOGNIZED: "A code that this version does not know. `warningCodeRaw` contains Plaid's value.",
  },
);
