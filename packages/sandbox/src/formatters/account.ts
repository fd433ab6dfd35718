import type { AccountAssets, AssetReportAccountBalance, HistoricalBalance, Owner as WireOwner } from 'plaid';
import type { Account, Owner } from '../state/entities.js';
import { formatInvestments } from './investments.js';
import { formatTransaction } from './transaction.js';
import { formatCurrency, type Wire } from './wire.js';

/** The part of an account's history that a report shows. */
export interface HistoryView {
  readonly days: number;
  /** The first and the last day, YYYY-MM-DD. The last one is the day of generation. */
  readonly from: string;
  readonly to: string;
  readonly includeInsights: boolean;
  readonly includeInvestments: boolean;
}

export function formatAccount(account: Account, view: HistoryView): Wire<AccountAssets> {
  // Zero days means no history, also not the day of generation.
  const isShown = ({ date }: { readonly date: string }) =>
    view.days > 0 && date >= view.from && date <= view.to;
  return {
    account_id: account.accountId,
    balances: formatBalances(account),
    days_available: Math.min(view.days, account.daysAvailable),
    historical_balances: account.historicalBalances
      .filter((balance) => isShown(balance) && balance.date !== view.to)
      .map(
        (balance): Wire<HistoricalBalance> => ({
          current: balance.current,
          date: balance.date,
          ...formatCurrency(account.currency),
        }),
      ),
    ...(account.investments &&
      view.includeInvestments && { investments: formatInvestments(account, account.investments, isShown) }),
    mask: account.mask,
    name: account.name,
    official_name: account.officialName,
    owners: account.owners.map(formatOwner),
    ownership_type: account.ownershipType,
    subtype: account.subtype,
    transactions: account.transactions
      .filter(isShown)
      .map((transaction) => formatTransaction(account, transaction, view.includeInsights)),
    type: account.type,
  };
}

export function formatBalances(account: Account): Wire<AssetReportAccountBalance> {
  return {
    available: account.available,
    current: account.current,
    limit: account.limit,
    margin_loan_amount: account.marginLoanAmount,
    ...formatCurrency(account.currency),
  };
}

export function formatOwner(owner: Owner): Wire<WireOwner> {
  return {
    addresses: owner.addresses.map((address) => ({
      data: {
        city: address.city,
        country: address.country,
        postal_code: address.postalCode,
        region: address.region,
        street: address.street,
      },
      primary: address.primary,
    })),
    emails: owner.emails.map(({ data, primary, type }) => ({ data, primary, type })),
    names: [...owner.names],
    phone_numbers: owner.phoneNumbers.map(({ data, primary, type }) => ({ data, primary, type })),
  };
}
