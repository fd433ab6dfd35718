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
import { listOrEmpty, listOrNull, number, numberOrNull, type Place, text, textOrNull } from './reader.js';

export function mapInvestments(wire: AssetReportInvestments, at: Place): Investments {
  return {
    holdings: listOrEmpty(wire.holdings, at, 'holdings', mapHolding),
    securities: listOrEmpty(wire.securities, at, 'securities', mapSecurity),
    transactions: listOrEmpty(wire.transactions, at, 'transactions', mapInvestmentTransaction),
  };
}

function mapHolding(wire: AssetReportInvestmentHolding, at: Place): Holding {
  return {
    accountId: text(wire.account_id, at, 'account_id'),
    securityId: text(wire.security_id, at, 'security_id'),
    tickerSymbol: textOrNull(wire.ticker_symbol),
    institutionPrice: number(wire.institution_price, at, 'institution_price'),
    institutionPriceAsOf: textOrNull(wire.institution_price_as_of),
    institutionValue: number(wire.institution_value, at, 'institution_value'),
    costBasis: numberOrNull(wire.cost_basis),
    quantity: number(wire.quantity, at, 'quantity'),
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

function mapSecurity(wire: AssetReportInvestmentSecurity, at: Place): Security {
  return {
    securityId: text(wire.security_id, at, 'security_id'),
    name: textOrNull(wire.name),
    tickerSymbol: textOrNull(wire.ticker_symbol),
    type: textOrNull(wire.type),
  };
}

/** Plaid guarantees what is vested, and says in the same breath that only equities have it; so it may be missing here. */
function mapInvestmentTransaction(wire: AssetReportInvestmentTransaction, at: Place): InvestmentTransaction {
  const type = text(wire.type, at, 'type');
  const subtype = text(wire.subtype, at, 'subtype');
  return {
    investmentTransactionId: text(wire.investment_transaction_id, at, 'investment_transaction_id'),
    accountId: text(wire.account_id, at, 'account_id'),
    securityId: textOrNull(wire.security_id),
    date: text(wire.date, at, 'date'),
    name: text(wire.name, at, 'name'),
    quantity: number(wire.quantity, at, 'quantity'),
    vestedQuantity: numberOrNull(wire.vested_quantity),
    vestedValue: numberOrNull(wire.vested_value),
    amount: number(wire.amount, at, 'amount'),
    price: number(wire.price, at, 'price'),
    fees: numberOrNull(wire.fees),
    type: investmentTransactionType.read(type),
    typeRaw: type,
    subtype: investmentTransactionSubtype.read(subtype),
    subtypeRaw: subtype,
    isoCurrencyCode: textOrNull(wire.iso_currency_code),
    unofficialCurrencyCode: textOrNull(wire.unofficial_currency_code),
  };
}
