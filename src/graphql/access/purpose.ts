import type { Caller } from '../../auth/principal.js';
import { BadInputError } from '../errors/errors.js';

/**
 * Whether the caller is shown social security numbers whole. It takes a purpose also where callers are not told apart, so
 * that nobody comes across one without having asked for it.
 */
export function seesWholeSsn({ principal, purpose }: Caller): boolean {
  return principal.scopes.has('pii:read') && purpose !== null;
}

/**
 * What holds SSNs whole is made for a stated purpose only, which goes into the audit log. The embedded sandbox as it starts,
 * open and with invented people, asks nobody for one: a first look at it should show what there is.
 *
 * @throws {BadInputError} when there is none.
 */
export function demandPurpose({ principal, purpose }: Caller): void {
  if (purpose === null && principal.isAnybody !== true) {
    throw new BadInputError('the header x-purpose: must say what the file is for');
  }
}
