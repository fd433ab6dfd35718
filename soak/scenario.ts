import type { FaultPlan } from '../test/support/fault-plan.js';
import type { Stack } from './stack.js';

/** A situation that the server must hold, with its figures. */
export interface Scenario {
  /** One noun, for `--only`. */
  readonly name: string;
  readonly title: string;
  /** How it is measured, in one or two sentences. */
  readonly about: string;
  run(soak: Soak): Promise<readonly Figure[]>;
}

/** What a run gives to its scenarios. */
export interface Soak {
  /** Of all random choices. */
  readonly seed: number;
  /** Whether waits and windows are short, because the run lasts less than 5 minutes. */
  readonly isShort: boolean;
  /** The faults of the mixed load of `memory`. */
  readonly plan: FaultPlan;
  /** What is left of the run's time, in ms. Negative once it is over. */
  leftMs(): number;
  /**
   * Starts a server, a sandbox and a proxy between them, each fresh, and stops them after the work.
   *
   * @param settings of the server, in addition to those that every server of a soak has.
   * @param sandboxSettings of the sandbox, likewise; none by default.
   */
  withStack<T>(
    settings: Readonly<Record<string, string>>,
    work: (stack: Stack) => Promise<T>,
    sandboxSettings?: Readonly<Record<string, string>>,
  ): Promise<T>;
  /** Reports progress: which share of the scenario is done, from 0 to 1. */
  progress(share: number): void;
}

/** A measured value. */
export interface Figure {
  readonly what: string;
  /** With its unit. */
  readonly measured: string;
  /** For a value that is asserted; null for one that is only shown. */
  readonly target: { readonly text: string; readonly isReached: boolean } | null;
}

/** A value that is only shown. */
export function shown(what: string, measured: string): Figure {
  return { what, measured, target: null };
}

/** @param format adds the unit. */
export function atMost(
  what: string,
  value: number,
  limit: number,
  format: (value: number) => string,
): Figure {
  return {
    what,
    measured: format(value),
    target: { text: `<= ${format(limit)}`, isReached: value <= limit },
  };
}

/** @param format adds the unit. */
export function atLeast(
  what: string,
  value: number,
  limit: number,
  format: (value: number) => string,
): Figure {
  return {
    what,
    measured: format(value),
    target: { text: `>= ${format(limit)}`, isReached: value >= limit },
  };
}

export function exactly(what: string, value: number, expected: number): Figure {
  return {
    what,
    measured: String(value),
    target: { text: String(expected), isReached: value === expected },
  };
}
