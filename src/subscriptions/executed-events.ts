import type { FormattedExecutionResult } from 'graphql';
import type { SubscriptionEvent } from './subscription.js';
import type { SubscriptionFailure } from './subscription-failure.js';

interface EventExecution {
  readonly signal: AbortSignal;
  readonly resultOf: (event: unknown) => Promise<FormattedExecutionResult>;
  readonly failureOf: (error: unknown) => SubscriptionFailure;
}

/**
 * The events of a subscription, each with its result.
 *
 * @throws {SubscriptionFailure} when the source of the events fails.
 */
export async function* executedEvents(
  source: AsyncIterable<unknown>,
  { signal, resultOf, failureOf }: EventExecution,
): AsyncGenerator<SubscriptionEvent> {
  try {
    for await (const event of source) {
      const { cursor } = event as { readonly cursor: string };
      const result = await resultOf(event);
      if (signal.aborted) return;
      yield { cursor, result: { ...result, extensions: { ...result.extensions, cursor } } };
    }
  } catch (error) {
    throw failureOf(error);
  }
}
