import type { Account } from '../../../model/account.js';
import type { AssetReport } from '../../../model/asset-report.js';
import { UNITS } from '../../shared/cost-hints.js';

/** Work units for the average of the balances of an account over a number of days. */
export function accountBalanceUnits({ historicalBalances }: Account, days: number): number {
  return UNITS.balance * (days + (historicalBalances?.get().length ?? 0));
}

/** The same for all accounts of a report. */
export function balanceUnits({ items }: AssetReport, days: number): number {
  return items
    .flatMap(({ accounts }) => accounts)
    .reduce((units, account) => units + accountBalanceUnits(account, days), 0);
}
