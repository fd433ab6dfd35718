import type { Borrower } from './borrowers/borrower.js';
import { type BorrowerOptions, isBorrowerName, makeBorrower } from './borrowers/borrowers.js';
import { invalidCredentials } from './errors.js';

/** What every borrower of the sandbox logs in with (Plaid docs: sandbox/test-credentials). */
export const sandboxPassword = 'pass_good';

/** What the bank knows of whoever has this username and password. */
export function logIn(username: string, password: string, options: BorrowerOptions): Borrower {
  if (password !== sandboxPassword) throw invalidCredentials();
  if (!isBorrowerName(username)) return makeBorrower('user_salaried', options);
  return makeBorrower(username, options);
}
