import type { AssetReportInvestments } from 'plaid';
import type { Account, Investments } from '../state/entities.js';
import { formatCurrency, type Wire } from './wire.js';

/** `isShown` selects the transactions in the days of the report. */
export function formatInvestments(
  account: Account,
  investments: Investments,
  isShown: (dated: { readonly date: string }) => boolean,
): Wire<AssetReportInvestments> {
  const currency = formatCurrency(account.currency);
  const securities = new Map(investments.securities.map((security) => [security.securityId, security]));
  const holdings = new Map(investments.holdings.map((holding) => [holding.securityId, holding]));
  return {
    holdings: investments.holdings.map((holding) => ({
      account_id: account.accountId,
      cost_basis: holding.costBasis,
      institution_price: holding.institutionPrice,
      institution_price_as_of: holding.institutionPriceAsOf,
      institution_value: holding.institutionValue,
      ...currency,
      quantity: holding.quantity,
      security_id: holding.securityId,
      ticker_symbol: securities.get(holding.securityId)?.tickerSymbol ?? null,
    })),
    securities: investments.securities.map((security) => ({
      name: security.name,
      security_id: security.securityId,
      ticker_symbol: security.tickerSymbol,
      type: security.type,
    })),
    transactions: investments.transactions.filter(isShown).map((transaction) => {
      const holding = transaction.securityId === null ? undefined : holdings.get(transaction.securityId);
      return {
        account_id: account.accountId,
        amount: transaction.amount,
        date: transaction.date,
        fees: transaction.fees,
        investment_transaction_id: transaction.investmentTransactionId,
        ...currency,
        name: transaction.name,
        price: transaction.price,
        quantity: transaction.quantity,
        security_id: transaction.securityId,
        subtype: transaction.subtype,
        type: transaction.type,
        // All held units are vested.
        vested_quantity: holding?.quantity ?? 0,
        vested_value: holding?.institutionValue ?? 0,
      };
    }),
  };
}
