import type { Caller } from '../../auth/principal.js';
import { BadInputError } from '../errors/errors.js';

/**
 * Whether the caller sees complete social security numbers. This requires a purpose even when callers are not told apart, so
 * that nobody sees one by accident.
 */
export function seesWholeSsn({ principal, purpose }: Caller): boolean {
  return principal.scopes.has('pii:read') && purpose !== null;
}

/**
 * A file with complete SSNs requires a stated purpose, which goes into the audit log. The embedded sandbox with its default
 * settings is open and has invented people, so it requires none: a first look at it shows everything.
 *
 * @throws {BadInputError} when the purpose is missing.
 */
export function demandPurpose({ principal, purpose }: Caller): void {
  if (purpose === null && principal.isAnybody !== true) {
    throw new BadInputError('the header x-purpose: must state the purpose of the file');
  }
}
