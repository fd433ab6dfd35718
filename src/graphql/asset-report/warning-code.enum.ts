import { warningCode } from '../../model/enums.js';
import { registerOpenEnum } from './register-open-enum.js';

export const WarningCode = registerOpenEnum(warningCode, 'WarningCode', 'What a report lacks.', {
  OWNERS_UNAVAILABLE: 'Who owns the accounts.',
  INVESTMENTS_UNAVAILABLE: 'Holdings and investment transactions.',
  TRANSACTIONS_UNAVAILABLE: 'Transactions of credit and depository accounts.',
  BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA: 'Income insights: there was too little data for them.',
  BANK_INCOME_INSIGHTS_INCOMPLETE: 'Income insights, in part.',
  BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS: 'Income insights: Plaid is still at work on them.',
  BANK_INCOME_INSIGHTS_INTERNAL_ERROR: 'Income insights: Plaid failed to make them.',
  BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED:
    'Income insights: they were made for another number of days than the report.',
  INSIGHTS_UNAVAILABLE:
    'What Plaid makes of each transaction, although the operation reads it: Insights are not switched on for us, or were not when the report was made. Said by creditgraph.',
  UNRECOGNIZED: 'A code that this version does not know. `warningCodeRaw` has it.',
});
