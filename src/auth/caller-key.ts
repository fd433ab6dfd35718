import type { Principal } from './principal.js';

/** The same text for all requests of a caller: its tenant and subject. */
export function callerKey(principal: Principal): string {
  let key = keys.get(principal);
  if (key === undefined) {
    key = JSON.stringify([principal.tenant, principal.subject]);
    keys.set(principal, key);
  }
  return key;
}

/** A principal is cached between requests, so its key is computed once. */
const keys = new WeakMap<Principal, string>();
