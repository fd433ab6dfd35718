import type { GraphQLFormattedError } from 'graphql';

/** A subscription ended early. The errors are for its client. */
export class SubscriptionFailure extends Error {
  override readonly name = 'SubscriptionFailure' as const;

  constructor(readonly errors: readonly GraphQLFormattedError[]) {
    super('A subscription ended early');
  }
}
