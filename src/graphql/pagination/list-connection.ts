import { BadInputError } from '../errors/errors.js';
import { DEFAULT_PAGE } from './connection.args.js';
import type { Connection } from './connection.js';
import type { ListConnectionArgs } from './list-connection.args.js';
import { decodeListCursor, encodeListCursor } from './list-cursor.js';
import type { PageInfo } from './page-info.type.js';
import { type Ranked, type Window, windowOf } from './window.js';

/** A list in memory, in one order. */
export interface ListSource<Node> extends Ranked {
  rankAt(index: number): number;
  slice(start: number, end: number): readonly Node[];
}

/**
 * The page that the arguments request.
 *
 * @param name differs for each list and order, so that a cursor of another list is refused.
 * @param totalCount null when the length of the list is not known.
 * @throws {BadInputError} for a cursor of another list, and for `first` together with `last`.
 */
export function connectList<Node>(
  source: ListSource<Node>,
  name: string,
  { first, last, after, before }: ListConnectionArgs,
  totalCount: number | null = source.length,
): Connection<Node> {
  const isForwards = first !== null && first !== undefined;
  const isBackwards = last !== null && last !== undefined;
  if (isForwards && isBackwards) throw new BadInputError('first, last: must not both be given');
  const window = windowOf(source, {
    first: isBackwards ? null : (first ?? DEFAULT_PAGE),
    last: last ?? null,
    after: rankOf('after', after, name),
    before: rankOf('before', before, name),
  });
  return new ListConnection(source, name, window, totalCount);
}

function rankOf(argument: string, cursor: string | null | undefined, name: string): number | null {
  if (cursor === null || cursor === undefined) return null;
  const position = decodeListCursor(cursor);
  if (position === null || position.list !== name) {
    throw new BadInputError(
      `${argument}: must be a cursor of this list in this order, got a cursor of another`,
    );
  }
  return position.rank;
}

/** Computes its parts when they are selected: a page of nodes alone writes no cursor. */
class ListConnection<Node> implements Connection<Node> {
  readonly totalCount: number | null;
  readonly #source: ListSource<Node>;
  readonly #name: string;
  readonly #window: Window;
  #nodes: readonly Node[] | undefined;

  constructor(source: ListSource<Node>, name: string, window: Window, totalCount: number | null) {
    this.#source = source;
    this.#name = name;
    this.#window = window;
    this.totalCount = totalCount;
  }

  get nodes(): readonly Node[] {
    this.#nodes ??= this.#source.slice(this.#window.start, this.#window.end);
    return this.#nodes;
  }

  get edges(): Connection<Node>['edges'] {
    return this.nodes.map((node, offset) => ({ node, cursor: this.#cursorAt(this.#window.start + offset) }));
  }

  get pageInfo(): PageInfo {
    const { start, end } = this.#window;
    return {
      hasNextPage: end < this.#source.length,
      hasPreviousPage: start > 0,
      startCursor: start < end ? this.#cursorAt(start) : null,
      endCursor: start < end ? this.#cursorAt(end - 1) : null,
    };
  }

  #cursorAt(index: number): string {
    return encodeListCursor({ list: this.#name, rank: this.#source.rankAt(index) });
  }
}
