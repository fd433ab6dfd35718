import type { History } from '../borrowers/borrower.js';
import { owesMoney } from '../borrowers/ledger.js';
import { hasInvestments, isAfterToday } from './custom-account.js';
import type { CustomAccount } from './custom-user-schema.js';
import type { Path } from './without-nulls.js';

/** A valid part of a custom user's configuration that has no effect. */
export interface UnusedPart {
  readonly path: Path;
  readonly reason: string;
}

/** Does not include keys that never appear in a report, such as `mfa` and interest rates. */
export function unusedIn(accounts: readonly CustomAccount[], history: History): readonly UnusedPart[] {
  return accounts.flatMap((account, index) =>
    partsOf(account, history).map(({ path, reason }) => ({
      path: ['override_accounts', index, ...path],
      reason,
    })),
  );
}

function partsOf(account: CustomAccount, history: History): UnusedPart[] {
  const { transactions = [], holdings, investment_transactions: investmentTransactions } = account;
  const parts: UnusedPart[] = [];
  transactions.forEach((transaction, index) => {
    const path = ['transactions', index];
    if (isAfterToday(transaction.date_transacted, history)) parts.push({ path, reason: 'is after today' });
    else if (transaction.date_posted < history.firstDay)
      parts.push({ path, reason: 'is older than two years: it is in the balances, but not in the list' });
  });
  if (hasInvestments(account)) {
    investmentTransactions?.forEach(({ date }, index) => {
      const path = ['investment_transactions', index];
      if (isAfterToday(date, history)) parts.push({ path, reason: 'is after today' });
    });
  } else {
    const reason = `is not shown for an account of type ${account.type}`;
    if (holdings) parts.push({ path: ['holdings'], reason });
    if (investmentTransactions) parts.push({ path: ['investment_transactions'], reason });
  }
  const path = ['inflow_model'];
  const model = account.inflow_model?.type;
  if (model === 'monthly-balance-payment' && !owesMoney(account.type))
    parts.push({ path, reason: `has no effect on an account of type ${account.type}` });
  if (model === 'monthly-interest-only-payment')
    parts.push({ path, reason: 'has no effect: no interest accrues in the sandbox' });
  return parts;
}
