/** What the sandbox was asked, so that a test can claim what was not asked. */
export interface CallLog {
  count(path: string): number;
  /** Of every path that was asked. */
  counts(): Readonly<Record<string, number>>;
  readonly total: number;
  /** The JSON of the latest call of a path, as it was sent; undefined before the first, or when it was not JSON. */
  lastBody(path: string): unknown;
  reset(): void;
}

/** The side of the log that the server writes. */
export interface CallLogWriter extends CallLog {
  counted(path: string): void;
  parsed(path: string, body: unknown): void;
}

export function createCallLog(): CallLogWriter {
  const counts = new Map<string, number>();
  const bodies = new Map<string, unknown>();
  return {
    count: (path) => counts.get(path) ?? 0,
    counts: () => Object.fromEntries(counts),
    get total() {
      return [...counts.values()].reduce((sum, count) => sum + count, 0);
    },
    lastBody: (path) => bodies.get(path),
    reset() {
      counts.clear();
      bodies.clear();
    },
    counted(path) {
      counts.set(path, (counts.get(path) ?? 0) + 1);
      bodies.delete(path);
    },
    parsed(path, body) {
      bodies.set(path, body);
    },
  };
}
