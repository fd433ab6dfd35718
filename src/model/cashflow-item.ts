import type { ItemAuthMethod, ItemUpdateType } from './cashflow-enums.js';
import type { ErrorDetails } from './error-details.js';

/** One login at one institution, as Plaid's Item endpoints describe it; its accounts stand beside it. */
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
  /** Products are Plaid's own words: it has dozens, and adds to them with every release. */
  readonly availableProducts: readonly string[] | null;
  readonly billedProducts: readonly string[] | null;
  readonly products: readonly string[] | null;
  readonly consentedProducts: readonly string[] | null;
}
