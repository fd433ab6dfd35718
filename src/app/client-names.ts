import type { PlaidConfig } from '../config/config.js';
import { type ClientNameOf, createChooseClient } from '../plaid/clients.js';

/** For the audit log, which is opened before the clients are created. */
export function createClientNameOf(plaid: PlaidConfig): ClientNameOf {
  if (plaid.kind !== 'clients') return () => null;
  const choose = createChooseClient(plaid.clients);
  return (asking) => choose(asking)?.name ?? null;
}
