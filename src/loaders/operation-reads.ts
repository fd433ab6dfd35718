import type { Held } from '../cache/shared-cache.js';
import type { ReportElsewhere } from './report-elsewhere.js';
import type { ReportState } from './report-state.js';

/** Whose data was read, in Plaid's own tokens and ids: for the audit log, which names them otherwise. */
export interface ReadSubject {
  readonly token: string;
  /** Plaid's id of the report; null where there is none. */
  readonly reportId: string | null;
}

/**
 * What went into the answer of one operation. Reports never change, so the same operation over the same reports has the
 * same answer, and that may be given again as long as they stand; unless something passing went into it as well.
 */
export class OperationReads {
  /** The bytes of the whole answer, once they are made. */
  rendered: Buffer | null = null;
  readonly #subjects = new Map<string, ReadSubject>();
  readonly #plaidRequestIds = new Set<string>();
  readonly #tokens = new Set<string>();
  readonly #held = new Set<Held<ReportState>>();
  #isPassing = false;
  #isOver = false;
  #stays = false;

  /** A report, finished or not, as the shared cache gave it. */
  report(held: Held<ReportState>): void {
    // What comes after an operation that did not wait for it, such as one that an error has ended, is nobody's.
    if (this.#isOver || this.#held.has(held)) return;
    this.#held.add(held);
    if (held.value.status === 'ELSEWHERE') held.value.report.retain();
  }

  /**
   * Somebody's data was read.
   *
   * @param plaidRequestId of the call that brought it, which may have been made for somebody else.
   */
  subject(subject: ReadSubject, plaidRequestId: string): void {
    this.#subjects.set(JSON.stringify([subject.token, subject.reportId]), subject);
    this.#plaidRequestIds.add(plaidRequestId);
  }

  /** A live token was made, taken out of an id, or put into the URL of a file. Whether it is given out, the selection says. */
  token(token: string): void {
    this.#tokens.add(token);
  }

  get tokens(): readonly string[] {
    return [...this.#tokens];
  }

  get subjects(): readonly ReadSubject[] {
    return [...this.#subjects.values()];
  }

  get plaidRequestIds(): readonly string[] {
    return [...this.#plaidRequestIds];
  }

  /** The operation changes something, so it is carried out once, and here: its answer is for this once too. */
  stay(): void {
    this.#stays = true;
    this.#isPassing = true;
  }

  get stays(): boolean {
    return this.#stays;
  }

  /** The first report that another thread has: there the operation belongs, unless it stays. */
  get elsewhere(): ReportElsewhere | null {
    if (this.#stays) return null;
    for (const { value } of this.#held) if (value.status === 'ELSEWHERE') return value.report;
    return null;
  }

  /** The operation is over. */
  release(): void {
    this.#isOver = true;
    for (const { value } of this.#held) if (value.status === 'ELSEWHERE') value.report.release();
  }

  /** Something that another operation must not be given: an error, a URL that expires, a page that Plaid may change. */
  passing(): void {
    this.#isPassing = true;
  }

  /** What the answer stands on; null when it is for this once. */
  get standsOn(): readonly Held<ReportState>[] | null {
    const held = [...this.#held];
    const stands = held.every(({ value, isCurrent }) => 'report' in value && isCurrent);
    return this.#isPassing || !stands ? null : held;
  }
}
