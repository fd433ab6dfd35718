import type {
  Subscribe,
  SubscriptionEvent,
  SubscriptionRequest,
} from '../../src/subscriptions/subscription.js';

/** The schema of the events of `createNotes`. */
export const NOTES_SDL = /* GraphQL */ `
  type Query { ping: String }
  type Mutation { change: String }
  type Subscription { notes(topic: String, after: String): Note }
  type Note { text: String! }
`;

export const NOTES =
  'subscription Notes($topic: String, $after: String) { notes(topic: $topic, after: $after) { text } }';

/** A source of events in memory. The topic of a subscription is its variable `topic`. */
export interface Notes {
  readonly subscribe: Subscribe;
  /** All subscriptions that were started or refused, in their order. */
  readonly requests: readonly SubscriptionRequest[];
  /** Sends an event to all subscriptions of a topic. */
  publish(text: string, topic?: string): void;
  /** Ends all subscriptions of a topic. */
  complete(topic?: string): void;
  /** Makes the source of a topic fail. */
  fail(error: Error, topic?: string): void;
}

/** A topic for which subscriptions are refused. */
export const FORBIDDEN_TOPIC = 'forbidden';

type State = { kind: 'open' } | { kind: 'complete' } | { kind: 'failed'; error: Error };

class Topic {
  readonly events: SubscriptionEvent[] = [];
  state: State = { kind: 'open' };
  #wakes: (() => void)[] = [];

  change(): void {
    for (const wake of this.#wakes.splice(0)) wake();
  }

  changed(): Promise<void> {
    return new Promise((resolve) => this.#wakes.push(resolve));
  }

  async *after(cursor: unknown): AsyncGenerator<SubscriptionEvent> {
    let at = this.events.findIndex((event) => event.cursor === cursor) + 1;
    for (;;) {
      const event = this.events[at];
      if (event !== undefined) {
        at += 1;
        yield event;
      } else if (this.state.kind === 'failed') {
        throw this.state.error;
      } else if (this.state.kind === 'complete') {
        return;
      } else {
        await this.changed();
      }
    }
  }
}

export function createNotes(): Notes {
  const topics = new Map<string, Topic>();
  const requests: SubscriptionRequest[] = [];
  const topicOf = (name: unknown = 'news') => {
    const topic = topics.get(String(name)) ?? new Topic();
    topics.set(String(name), topic);
    return topic;
  };
  return {
    requests,
    async subscribe(request) {
      requests.push(request);
      const { topic, after } = request.variables;
      if (topic === FORBIDDEN_TOPIC) {
        const errors = [{ message: 'Not for this caller', extensions: { code: 'FORBIDDEN' } }];
        return { kind: 'refused', status: 403, errors };
      }
      return { kind: 'subscribed', events: topicOf(topic).after(after) };
    },
    publish(text, name) {
      const topic = topicOf(name);
      const cursor = `c${topic.events.length + 1}`;
      topic.events.push({ cursor, result: { data: { notes: { text } }, extensions: { cursor } } });
      topic.change();
    },
    complete(name) {
      topicOf(name).state = { kind: 'complete' };
      topicOf(name).change();
    },
    fail(error, name) {
      topicOf(name).state = { kind: 'failed', error };
      topicOf(name).change();
    },
  };
}
