import type { Item as WireItem } from 'plaid';
import { itemAuthMethod, itemUpdateType } from './cashflow-enums.js';
import type { CashflowItem } from './cashflow-item.js';
import { mapErrorDetails } from './error-details.mapper.js';
import { nullWordToNull } from './null-word.js';
import { objectOrNull, type Place, text, textOrNull, textsOrNull } from './reader.js';

export function mapCashflowItem(wire: WireItem, at: Place): CashflowItem {
  const updateType = textOrNull(wire.update_type);
  const authMethod = nullWordToNull(textOrNull(wire.auth_method));
  return {
    itemId: text(wire.item_id, at, 'item_id'),
    institutionId: textOrNull(wire.institution_id),
    institutionName: textOrNull(wire.institution_name),
    webhook: textOrNull(wire.webhook),
    error: objectOrNull(wire.error, at, 'error', mapErrorDetails),
    updateType: itemUpdateType.read(updateType),
    updateTypeRaw: updateType,
    authMethod: itemAuthMethod.read(authMethod),
    authMethodRaw: authMethod,
    consentExpirationTime: textOrNull(wire.consent_expiration_time),
    availableProducts: textsOrNull(wire.available_products, at, 'available_products'),
    billedProducts: textsOrNull(wire.billed_products, at, 'billed_products'),
    products: textsOrNull(wire.products, at, 'products'),
    consentedProducts: textsOrNull(wire.consented_products, at, 'consented_products'),
  };
}
