import { startContestant } from './contestants/contestants.js';
import { measureOnce, measureRounds } from './measure/rounds.js';

/** @typedef {import('./contestants/contestants.js').Contestant} Contestant */
/** @typedef {import('./contestants/contestants.js').Name} Name */

/** The upstream, the contestants and the length of the measurements, for cases. */
export class Bench {
  /** @type {import('./upstream/upstream.js').Upstream} */
  upstream;
  /** Whether to measure all contestants in all cases, with longer rounds. */
  isFull;
  #rounds;
  #windowMs;
  #say;

  /**
   * @param {object} options
   * @param {import('./upstream/upstream.js').Upstream} options.upstream
   * @param {boolean} options.full
   * @param {number} options.rounds
   * @param {number} options.windowMs
   * @param {(line: string) => void} options.say reports progress.
   */
  constructor({ upstream, full, rounds, windowMs, say }) {
    this.upstream = upstream;
    this.isFull = full;
    this.#rounds = rounds;
    this.#windowMs = windowMs;
    this.#say = say;
  }

  /** @param {string} line */
  say(line) {
    this.#say(line);
  }

  /**
   * Starts contestants in fresh processes, and stops them after the work, even if it fails.
   *
   * @template T
   * @param {readonly Name[]} names
   * @param {(contestants: Record<Name, Contestant>) => Promise<T>} work
   * @returns {Promise<T>}
   */
  async withContestants(names, work) {
    const starts = await Promise.allSettled(names.map((name) => startContestant(name, this.upstream.url)));
    const started = starts.filter((start) => start.status === 'fulfilled').map(({ value }) => value);
    try {
      for (const start of starts) if (start.status === 'rejected') throw start.reason;
      return await work(
        /** @type {Record<Name, Contestant>} */ (
          Object.fromEntries(started.map((contestant) => [contestant.name, contestant]))
        ),
      );
    } finally {
      await Promise.all(started.map(({ server }) => server.stop()));
    }
  }

  /**
   * Sends requests that are not measured, until V8 has compiled what they run.
   *
   * @param {readonly import('./measure/rounds.js').Variant[]} variants
   * @param {number} requests to each variant.
   */
  async warmUp(variants, requests) {
    this.#say(`warm-up: ${requests} requests`);
    const { upstream } = this;
    for (const variant of variants) {
      await measureOnce({ ...variant, atLeast: requests }, { windowMs: 0, upstream });
    }
  }

  /** @param {readonly import('./measure/rounds.js').Variant[]} variants */
  measure(variants) {
    return measureRounds(variants, {
      rounds: this.#rounds,
      windowMs: this.#windowMs,
      upstream: this.upstream,
      say: this.#say,
    });
  }
}
