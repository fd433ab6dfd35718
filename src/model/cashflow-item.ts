import type { ItemAuthMethod, ItemUpdateType } from './cashflow-enums.js';
import type { ErrorDetails } from './error-details.js';

/** One login at one institution, as in Plaid's Item endpoints. Its accounts are listed separately. */
export interface CashflowItem {
  readonly itemId: string;
  readonly institutionId: string | null;
  readonly institutionName: string | null;
  readonly webhook: string | null;
  readonly error: ErrorDetails | null;
  readonly updateType: ItemUpdateType | null;
  readonly updateTypeRaw: string | null;
  readonly authMethod: ItemAuthMethod | null;
  readonly authMethodRaw: string | null;
  readonly consentExpirationTime: string | null;
  /** As Plaid names them. Not an enum: Plaid has dozens of products and adds more with every release. */
  readonly availableProducts: readonly string[] | null;
  readonly billedProducts: readonly string[] | null;
  readonly products: readonly string[] | null;
  readonly consentedProducts: readonly string[] | null;
}
