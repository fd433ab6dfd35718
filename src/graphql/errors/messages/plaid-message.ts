import { PlaidError } from '../../../plaid/errors.js';

/** The message of an error, with the meaning of Plaid's code when Plaid refused the token. */
export function errorMessage(error: Error): string {
  const { message } = error;
  if (!(error instanceof PlaidError) || error.isTokenRefused === false) return message;
  const refused =
    error.isTokenRefused === 'likely' ? 'a value that was sent, most likely the token' : 'this token';
  return `${message}. Plaid does not accept ${refused}: it was revoked, mistyped, of another kind, or made for another client or environment`;
}
