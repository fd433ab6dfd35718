import type { Account } from '../account.js';
import type { AssetReport } from '../asset-report.js';

/** The accounts whose deposits and balances an underwriter counts as money that the borrower has. */
export function depositoryAccounts({ items }: AssetReport): Account[] {
  return items.flatMap(({ accounts }) => accounts.filter(({ type }) => type === 'DEPOSITORY'));
}
