/** After the first line of a kind, the next ones are counted for this time, in ms. */
const FOLD_MS = 10_000;

/** Keeps a flood of one kind of line out of the log. */
export interface Folding {
  /** Whether a line of this kind is to be written now. Otherwise it is counted. */
  isFirst(kind: string): boolean;
  /** Writes what is counted. */
  stop(): void;
}

/**
 * The first line of a kind is written at once. The others become one line with their number.
 *
 * @param writeCount writes that line.
 */
export function createFolding(writeCount: (kind: string, count: number) => void): Folding {
  const folded = new Map<string, { count: number; readonly timer: NodeJS.Timeout }>();

  function flush(kind: string): void {
    const { count = 0, timer } = folded.get(kind) ?? {};
    clearTimeout(timer);
    folded.delete(kind);
    if (count > 0) writeCount(kind, count);
  }

  return {
    isFirst(kind) {
      const known = folded.get(kind);
      if (known !== undefined) {
        known.count += 1;
        return false;
      }
      folded.set(kind, { count: 0, timer: setTimeout(() => flush(kind), FOLD_MS).unref() });
      return true;
    },
    stop() {
      for (const kind of [...folded.keys()]) flush(kind);
    },
  };
}
