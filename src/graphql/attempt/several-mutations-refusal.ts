import { GraphQLError } from 'graphql';

/** The header Idempotency-Key names one attempt, but the operation has several mutations. Nothing was executed. */
export class SeveralMutationsRefusal extends GraphQLError {
  override readonly name = 'SeveralMutationsRefusal' as const;

  constructor() {
    super(
      'The header Idempotency-Key is for an operation with one mutation. Put a key into the input of each mutation instead',
      { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } },
    );
  }
}
