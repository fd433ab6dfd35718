type Watcher = (sequence: number) => void;

/** Who watches which list of a store, in this process. */
export class AppendWatchers {
  readonly #watchers = new Map<string, Set<Watcher>>();

  /** Returns a function that ends the watch. */
  add(list: string, onAppend: Watcher): () => void {
    // The same function may watch a list twice.
    const watcher: Watcher = (sequence) => onAppend(sequence);
    const watchers = this.#watchers.get(list) ?? new Set();
    this.#watchers.set(list, watchers.add(watcher));
    return () => {
      watchers.delete(watcher);
      if (watchers.size === 0 && this.#watchers.get(list) === watchers) this.#watchers.delete(list);
    };
  }

  has(list: string): boolean {
    return this.#watchers.has(list);
  }

  notify(list: string, sequence: number): void {
    for (const watcher of [...(this.#watchers.get(list) ?? [])]) watcher(sequence);
  }

  clear(): void {
    this.#watchers.clear();
  }
}
