import type { Item as WireItem } from 'plaid';
import type { Item } from '../state/entities.js';
import type { Wire } from './wire.js';

/** The products that sandbox banks support. Those that an Item does not have are its `available_products`. */
const supported = ['assets', 'auth', 'balance', 'identity', 'investments', 'liabilities', 'transactions'];

export function formatItem(item: Item): Wire<WireItem> {
  return {
    auth_method: null,
    available_products: supported.filter((product) => !item.products.includes(product)),
    billed_products: [...item.products],
    consent_expiration_time: null,
    error: null,
    institution_id: item.institutionId,
    institution_name: item.institutionName,
    item_id: item.itemId,
    products: [...item.products],
    update_type: 'background',
    webhook: item.webhook,
  };
}
