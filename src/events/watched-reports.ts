import type { StateStore } from '../state/state-store.js';
import type { Topic } from './topic.js';

/** What was published about a report. */
export interface Watched {
  /** The id of the last event; null for none. */
  readonly published: string | null;
  /** Its number in the topic. */
  readonly sequence: number;
  /** The id of a snapshot that was refreshed: it is not ready any more. */
  readonly superseded: string | null;
}

const NEVER_WATCHED: Watched = { published: null, sequence: 0, superseded: null };

/** Longer than events are kept, in ms. */
const TTL_MS = 2 * 86_400_000;

/** What was published, by topic, in the state. It holds no token and no data: ids of events are hashes. */
export class WatchedReports {
  readonly #state: StateStore;

  constructor(state: StateStore) {
    this.#state = state;
  }

  async of(topic: Topic): Promise<Watched> {
    const found = await this.#state.get(keyOf(topic));
    return found === null ? NEVER_WATCHED : (JSON.parse(found.toString()) as Watched);
  }

  /** One process at a time writes the record of a topic. */
  async set(topic: Topic, watched: Watched): Promise<void> {
    const key = keyOf(topic);
    const value = Buffer.from(JSON.stringify(watched));
    const found = await this.#state.create(key, value, TTL_MS);
    if (found !== null) await this.#state.replace(key, found, value, TTL_MS);
  }
}

function keyOf({ name }: Topic): string {
  return `watched/${name}`;
}
