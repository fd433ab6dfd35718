import type { PageFacts } from '../src/http/page-facts.js';

export type { PageFacts };

/** An operation of examples/operations. */
export interface Operation {
  /** The name of its file, without the ending. */
  readonly name: string;
  /** A few words, for a link. */
  readonly title: string;
  /** Its first comment. */
  readonly task: string;
  readonly query: string;
  /** Whether the explorer opens it when its address names no operation. */
  readonly isFeatured: boolean;
}

export const readFacts = (): Promise<PageFacts> => read('/page/facts.json');
export const readOperations = (): Promise<readonly Operation[]> => read('/page/operations.json');

/** @throws {Error} for a status other than 200. */
async function read<T>(path: string): Promise<T> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} has status ${response.status}`);
  return response.json();
}
