import { CustomUserError, makeCustomUser } from '../custom-user/custom-user.js';
import { invalidCredentials, invalidField } from '../http/errors.js';
import type { Borrower } from './borrower.js';
import { type BorrowerOptions, isBorrowerName, makeBorrower } from './borrowers.js';

/** What every borrower of the sandbox logs in with, but `user_custom` (Plaid docs: sandbox/test-credentials). */
export const sandboxPassword = 'pass_good';

/** What the bank knows of the person with this username and password. */
export function authenticateBorrower(username: string, password: string, options: BorrowerOptions): Borrower {
  if (username === 'user_custom') return authenticateCustomUser(password, options);
  if (!isBorrowerName(username) || password !== sandboxPassword) throw invalidCredentials();
  return makeBorrower(username, options);
}

/** Whose password is not a secret but the data itself (Plaid docs: sandbox/user-custom). */
function authenticateCustomUser(password: string, options: BorrowerOptions): Borrower {
  try {
    return makeCustomUser(password, options);
  } catch (error) {
    if (error instanceof CustomUserError) throw invalidField(`options.override_password: ${error.message}`);
    throw error;
  }
}
