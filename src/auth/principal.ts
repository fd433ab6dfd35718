import { SCOPES_WITHOUT_DEBUG, type Scope } from './scope.js';

/** An authenticated caller. */
export interface Principal {
  /** The subject of a JWT, or `api-key:` and the name of an API key. */
  readonly subject: string;
  /** Ids, caches and downloads are separate per tenant. Empty when there is one customer. */
  readonly tenant: string;
  readonly scopes: ReadonlySet<Scope>;
  /** From when on the token is not accepted, in ms since 1970; null when it does not expire. */
  readonly expiresAt: number | null;
  /** Set when callers do not authenticate. Not the subject, because a JWT could claim that. */
  readonly isAnybody?: true;
}

/** A principal and its purpose. */
export interface Caller {
  readonly principal: Principal;
  /** One of the purposes in `PURPOSES`; null when none was stated. */
  readonly purpose: string | null;
}

export const NO_TENANT = '';

/** All callers of the embedded sandbox, when they do not authenticate. */
export const ANYBODY: Principal = {
  subject: 'anybody',
  tenant: NO_TENANT,
  scopes: new Set(SCOPES_WITHOUT_DEBUG),
  expiresAt: null,
  isAnybody: true,
};
