import type { Loaders } from '../loaders/loaders.js';
import type { PlaidClient } from '../plaid/client.js';

/** What a resolver works with; made anew for each operation. */
export interface Context {
  /** Names this operation in logs, headers and errors. */
  readonly requestId: string;
  readonly loaders: Loaders;
  /** For mutations only: query resolvers ask loaders. */
  readonly plaid: PlaidClient;
  /** Ends when the client has gone. Reads stop with it; a call that changes something upstream goes on. */
  readonly signal: AbortSignal;
}
