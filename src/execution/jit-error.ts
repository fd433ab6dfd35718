import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  getLocation,
  locatedError,
  visit,
} from 'graphql';

/**
 * Converts errors of compiled code into those of graphql-js. Error formatting needs nodes and extensions; the compiled code's
 * errors have lines and columns instead of nodes, and no extensions.
 */
export class JitErrors {
  readonly #document: DocumentNode;
  #fields: ReadonlyMap<string, FieldNode> | undefined;

  /** @param document the compiled document. Its nodes keep the locations of the client's document. */
  constructor(document: DocumentNode) {
    this.#document = document;
  }

  /**
   * The converted errors, or null when the null of an error propagated to a parent. graphql-js then reports only the first
   * error and stops, where compiled code continues.
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

/** Whether the path of the error exists and holds null. */
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
