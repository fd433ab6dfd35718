/** The calls that the sandbox received, so that tests can check which calls were made. */
export interface CallLog {
  count(path: string): number;
  /** By path. */
  counts(): Readonly<Record<string, number>>;
  readonly total: number;
  /** The JSON body of the latest call of a path; undefined before the first call, or if the body was not JSON. */
  lastBody(path: string): unknown;
  reset(): void;
}

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
