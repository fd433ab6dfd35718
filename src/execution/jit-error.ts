import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  getLocation,
  locatedError,
  visit,
} from 'graphql';

/**
 * Makes of the compiler's errors what graphql-js would have thrown: its own carry lines and columns instead of nodes, and
 * no extensions, and whoever formats errors relies on both.
 */
export class JitErrors {
  readonly #document: DocumentNode;
  #fields: ReadonlyMap<string, FieldNode> | undefined;

  /** @param document what was compiled; its nodes stand where the client wrote them. */
  constructor(document: DocumentNode) {
    this.#document = document;
  }

  /**
   * The same errors, or null when one of them took its parent with it: of several such, graphql-js reports the first to
   * arrive and stops what the compiled code goes on with.
   */
  rebuild(data: unknown, errors: readonly GraphQLError[]): readonly GraphQLError[] | null {
    return errors.every(({ path }) => isItsOwnNull(data, path)) ? errors.map((e) => this.#located(e)) : null;
  }

  #located(error: GraphQLError): GraphQLError {
    this.#fields ??= fieldsByPlace(this.#document);
    const nodes = (error.locations ?? []).flatMap((place) => this.#fields?.get(keyOf(place)) ?? []);
    return locatedError(error.originalError ?? new Error(error.message), nodes, error.path);
  }
}

/** Whether the place that failed is there, and null. */
function isItsOwnNull(data: unknown, path: GraphQLError['path'] = []): boolean {
  let value = data;
  for (const key of path) {
    if (value === null || value === undefined) return false;
    value = (value as Record<string | number, unknown>)[key];
  }
  return path.length > 0 && value === null;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function keyOf({ line, column }: Place): string {
  return `${line}:${column}`;
}

function fieldsByPlace(document: DocumentNode): ReadonlyMap<string, FieldNode> {
  const fields = new Map<string, FieldNode>();
  visit(document, {
    Field(node) {
      if (node.loc !== undefined) fields.set(keyOf(getLocation(node.loc.source, node.loc.start)), node);
    },
  });
  return fields;
}
