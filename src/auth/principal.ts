import { SCOPES, type Scope } from './scope.js';

/** Who asks, as the HTTP layer found out before it read anything else. */
export interface Principal {
  /** The subject of a bearer token, or the name of an API key behind `api-key:`. */
  readonly subject: string;
  /** Whose data it is: ids, caches and downloads never cross it. Empty where there is but one customer. */
  readonly tenant: string;
  readonly scopes: ReadonlySet<Scope>;
  /** Set where callers are not told apart. No subject, which a bearer token could claim. */
  readonly isAnybody?: true;
}

/** A principal, and what it says it asks for. */
export interface Caller {
  readonly principal: Principal;
  /** Why personal data is asked for, as one of the purposes that are configured; null when nothing was said. */
  readonly purpose: string | null;
}

export const NO_TENANT = '';

/** Everybody, where callers are not told apart: the embedded sandbox, whose people are invented. */
export const ANYBODY: Principal = {
  subject: 'anybody',
  tenant: NO_TENANT,
  scopes: new Set(SCOPES),
  isAnybody: true,
};
