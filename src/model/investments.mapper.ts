import type {
  AssetReportInvestmentHolding,
  AssetReportInvestmentSecurity,
  AssetReportInvestments,
  AssetReportInvestmentTransaction,
  HoldingTaxLot,
} from 'plaid';
import { investmentTransactionType, positionType } from './enums.js';
import { investmentTransactionSubtype } from './investment-transaction-subtype.js';
import type { Holding, Investments, InvestmentTransaction, Security, TaxLot } from './investments.js';
import { listOrEmpty, listOrNull, numberOrNull, type Place, textOrNull } from './reader.js';

/*
 * An entry without its ids is left out with a warning in the report. This is safe, because no figure is computed from
 * investments. Other missing fields are null.
 */

export function mapInvestments(wire: AssetReportInvestments, at: Place): Investments {
  return {
    holdings: listOrEmpty(wire.holdings, at, 'holdings', mapHolding),
    securities: listOrEmpty(wire.securities, at, 'securities', mapSecurity),
    transactions: listOrEmpty(wire.transactions, at, 'transactions', mapInvestmentTransaction),
  };
}

function mapHolding(wire: AssetReportInvestmentHolding, at: Place): Holding | null {
  const accountId = textOrNull(wire.account_id);
  const securityId = textOrNull(wire.security_id);
  if (accountId === null || securityId === null) return null;
  return {
    accountId,
    securityId,
    tickerSymbol: textOrNull(wire.ticker_symbol),
    institutionPrice: numberOrNull(wire.institution_price),
    institutionPriceAsOf: textOrNull(wire.institution_price_as_of),
    institutionValue: numberOrNull(wire.institution_value),
    costBasis: numberOrNull(wire.cost_basis),
    quantity: numberOrNull(wire.quantity),
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
    taxLots: listOrNull(wire.tax_lots, at, 'tax_lots', mapTaxLot),
  };
}

function mapTaxLot(wire: HoldingTaxLot): TaxLot {
  const type = textOrNull(wire.position_type);
  return {
    institutionLotId: textOrNull(wire.institution_lot_id),
    originalPurchaseDatetime: textOrNull(wire.original_purchase_datetime),
    quantity: numberOrNull(wire.quantity),
    purchasePrice: numberOrNull(wire.purchase_price),
    costBasis: numberOrNull(wire.cost_basis),
    currentValue: numberOrNull(wire.current_value),
    positionType: positionType.read(type),
    positionTypeRaw: type,
  };
}

function mapSecurity(wire: AssetReportInvestmentSecurity): Security | null {
  const securityId = textOrNull(wire.security_id);
  if (securityId === null) return null;
  return {
    securityId,
    name: textOrNull(wire.name),
    tickerSymbol: textOrNull(wire.ticker_symbol),
    type: textOrNull(wire.type),
  };
}

/** Left out without its ids, date and amount: clients sum the amounts and find the transaction by its ids. */
function mapInvestmentTransaction(wire: AssetReportInvestmentTransaction): InvestmentTransaction | null {
  const investmentTransactionId = textOrNull(wire.investment_transaction_id);
  const accountId = textOrNull(wire.account_id);
  const date = textOrNull(wire.date);
  const amount = numberOrNull(wire.amount);
  if (investmentTransactionId === null || accountId === null || date === null || amount === null) return null;
  const type = textOrNull(wire.type);
  const subtype = textOrNull(wire.subtype);
  return {
    investmentTransactionId,
    accountId,
    securityId: textOrNull(wire.security_id),
    date,
    name: textOrNull(wire.name),
    quantity: numberOrNull(wire.quantity),
    vestedQuantity: numberOrNull(wire.vested_quantity),
    vestedValue: numberOrNull(wire.vested_value),
    amount,
    price: numberOrNull(wire.price),
    fees: numberOrNull(wire.fees),
    type: investmentTransactionType.read(type),
    typeRaw: type,
    subtype: investmentTransactionSubtype.read(subtype),
    subtypeRaw: subtype,
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
  };
}
