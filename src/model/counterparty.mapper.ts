import type {
  CounterpartyNumbersBACS,
  CounterpartyNumbersInternational,
  TransactionCounterparty,
  CounterpartyNumbers as WireCounterpartyNumbers,
} from 'plaid';
import { confidenceLevel, counterpartyType } from './cashflow-enums.js';
import type {
  BacsNumbers,
  Counterparty,
  CounterpartyNumbers,
  InternationalNumbers,
} from './cashflow-transaction.js';
import { objectOrNull, type Place, textOrNull } from './reader.js';

export function mapCounterparty(wire: TransactionCounterparty, at: Place): Counterparty {
  const type = textOrNull(wire.type);
  const confidence = textOrNull(wire.confidence_level);
  return {
    name: textOrNull(wire.name),
    type: counterpartyType.read(type),
    typeRaw: type,
    entityId: textOrNull(wire.entity_id),
    website: textOrNull(wire.website),
    logoUrl: textOrNull(wire.logo_url),
    confidenceLevel: confidenceLevel.read(confidence),
    confidenceLevelRaw: confidence,
    accountNumbers: objectOrNull(wire.account_numbers, at, 'account_numbers', mapNumbers),
  };
}

function mapNumbers(wire: WireCounterpartyNumbers, at: Place): CounterpartyNumbers {
  return {
    bacs: objectOrNull(wire.bacs, at, 'bacs', mapBacs),
    international: objectOrNull(wire.international, at, 'international', mapInternational),
  };
}

function mapBacs(wire: CounterpartyNumbersBACS): BacsNumbers {
  return { account: textOrNull(wire.account), sortCode: textOrNull(wire.sort_code) };
}

function mapInternational(wire: CounterpartyNumbersInternational): InternationalNumbers {
  return { iban: textOrNull(wire.iban), bic: textOrNull(wire.bic) };
}
