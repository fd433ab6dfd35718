/** What the pages show of the server. It has nothing that a caller without a token may not see. */
export interface PageFacts {
  /** False while the server stops. */
  readonly isReady: boolean;
  /** The environment of Plaid; `clients` for several Plaid clients. */
  readonly plaid: 'embedded' | 'sandbox' | 'production' | 'clients';
  /** Whether there is a viewer at `/viewer`. */
  readonly hasViewer: boolean;
  /** A command for a terminal that sends an operation. */
  readonly curl: string;
  /** What callers may send as a bearer token; empty when they send none. */
  readonly accepts: readonly ('apiKey' | 'jwt')[];
  /** The purposes that callers may state. */
  readonly purposes: readonly string[];
  /** Tokens of the embedded sandbox; empty when callers need a bearer token. */
  readonly samples: readonly { readonly borrower: string; readonly relayToken: string }[];
}
