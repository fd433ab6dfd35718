import { CustomUserError, makeCustomUser } from '../custom-user/custom-user.js';
import { invalidCredentials, invalidField } from '../http/errors.js';
import type { Borrower } from './borrower.js';
import { type BorrowerOptions, isBorrowerName, makeBorrower } from './borrowers.js';

/** The password of every borrower except `user_custom` (Plaid docs: sandbox/test-credentials). */
export const sandboxPassword = 'pass_good';

/**
 * The bank data of the borrower with this username and password.
 *
 * @throws PlaidApiError when the credentials or the configuration of `user_custom` are invalid.
 */
export function authenticateBorrower(username: string, password: string, options: BorrowerOptions): Borrower {
  if (username === 'user_custom') return authenticateCustomUser(password, options);
  if (!isBorrowerName(username) || password !== sandboxPassword) throw invalidCredentials();
  return makeBorrower(username, options);
}

/** The password of `user_custom` is its configuration (Plaid docs: sandbox/user-custom). */
function authenticateCustomUser(password: string, options: BorrowerOptions): Borrower {
  try {
    return makeCustomUser(password, options);
  } catch (error) {
    if (error instanceof CustomUserError) throw invalidField(`options.override_password: ${error.message}`);
    throw error;
  }
}
