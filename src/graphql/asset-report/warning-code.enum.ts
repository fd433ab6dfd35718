import { warningCode } from '../../model/enums.js';
import { registerOpenEnum } from '../shared/register-open-enum.js';

export const WarningCode = registerOpenEnum(warningCode, 'WarningCode', 'What is missing from a report.', {
  OWNERS_UNAVAILABLE: 'Who owns the accounts.',
  INVESTMENTS_UNAVAILABLE: 'Holdings and investment transactions.',
  TRANSACTIONS_UNAVAILABLE:
    'Transactions of credit and depository accounts. Added by creditgraph when Plaid sends none and says nothing, as in a FAST report.',
  BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA: 'Income insights: there was too little data for them.',
  BANK_INCOME_INSIGHTS_INCOMPLETE: 'Income insights, in part.',
  BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS: 'Income insights: Plaid is still working on them.',
  BANK_INCOME_INSIGHTS_INTERNAL_ERROR: 'Income insights: Plaid failed to make them.',
  BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED:
    'Income insights: they were made for another number of days than the report.',
  HISTORICAL_BALANCES_UNAVAILABLE:
    'Balances of past days of credit and depository accounts. Added by creditgraph.',
  INSIGHTS_UNAVAILABLE:
    'Insights: the operation declined them, Plaid refused them, or the report is an audit copy, which never has any. Added by creditgraph.',
  CATEGORIES_INCOMPLETE:
    'The credit category of some transactions, although the report has Insights. Figures by category leave these transactions out. Added by creditgraph.',
  ENTRIES_OMITTED:
    "Entries of a list in Plaid's answer that could not be read, such as a holding without an id. `field` says of which list. Added by creditgraph.",
  UNRECOGNIZED: 'A code that this version does not know. `warningCodeRaw` has it.',
});
