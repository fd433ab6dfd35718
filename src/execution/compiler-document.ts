import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { type Fragments, fragmentsOf } from '../operation/fragments.js';
import { inclusionOf } from '../operation/inclusion.js';
import type { Variables } from '../operation/variable-reads.js';
import { ExtractedArguments } from './extracted-arguments.js';
import { NotCompilableError } from './not-compilable.js';

/**
 * The most fields of a compiled operation, with all fragments expanded as the compiler does. Nested fragments can make a small
 * document very large. Compiling 1,000 fields blocks the thread for 0.1 s.
 */
const MAX_FIELDS = 1_000;

/** The document to compile. A copy, because the compiler modifies its input. */
export interface CompilerDocument {
  readonly document: DocumentNode;
  readonly extracted: ExtractedArguments;
}

/**
 * Applies `@skip` and `@include` with the variables of one call, removes these directives and extracts the arguments. The
 * compiler executes the remaining selections exactly as graphql-js does.
 *
 * @throws {NotCompilableError} for operations that the compiler executes differently, or that are too expensive to compile.
 */
export function compilerDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): CompilerDocument {
  const copy = new Copy(schema, document, variables);
  return { document: copy.ofOperation(operation), extracted: copy.extracted };
}

class Copy {
  readonly extracted = new ExtractedArguments();
  readonly #schema: GraphQLSchema;
  readonly #sources: Fragments;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #sizes = new Map<string, number>();
  readonly #variables: Variables;

  constructor(schema: GraphQLSchema, document: DocumentNode, variables: Variables) {
    this.#schema = schema;
    this.#variables = variables;
    this.#sources = fragmentsOf(document);
  }

  readonly #condition = (name: string): boolean | null => {
    const value = this.#variables[name];
    return typeof value === 'boolean' ? value : null;
  };

  ofOperation(operation: OperationDefinitionNode): DocumentNode {
    const root = this.#schema.getQueryType();
    if (operation.operation !== 'query' || !root) throw new NotCompilableError('only queries are compiled');
    const { selectionSet, size } = this.#selections(operation.selectionSet, root);
    if (size > MAX_FIELDS) throw new NotCompilableError('too many fields');
    return {
      kind: Kind.DOCUMENT,
      definitions: [
        { ...operation, directives: [], variableDefinitions: this.extracted.definitions, selectionSet },
        ...this.#fragments.values(),
      ],
    };
  }

  #selections(source: SelectionSetNode, parent: GraphQLCompositeType) {
    let size = 0;
    const selections: SelectionNode[] = [];
    for (const selection of source.selections) {
      if (inclusionOf(selection.directives, this.#condition) === 'out') continue;
      const copied = this.#selection(selection, parent);
      selections.push(copied.selection);
      size += copied.size;
    }
    return { selectionSet: { ...source, selections }, size: size * this.#shapesOf(parent) };
  }

  #selection(
    selection: SelectionNode,
    parent: GraphQLCompositeType,
  ): { readonly selection: SelectionNode; readonly size: number } {
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return { selection: { ...selection, directives: [] }, size: this.#fragment(selection.name.value) };
    }
    const { typeCondition } = selection;
    const type = typeCondition === undefined ? parent : this.#composite(typeCondition.name.value);
    const { selectionSet, size } = this.#selections(selection.selectionSet, type);
    return { selection: { ...selection, directives: [], selectionSet }, size };
  }

  #field(node: FieldNode, parent: GraphQLCompositeType) {
    const name = node.name.value;
    // The generated code would set the prototype of the result object.
    if ((node.alias ?? node.name).value === '__proto__')
      throw new NotCompilableError('a field named __proto__');
    const bare = { ...node, directives: [], arguments: [] };
    if (name === TypeNameMetaFieldDef.name) return { selection: bare, size: 1 };
    const field = 'getFields' in parent ? parent.getFields()[name] : undefined;
    if (field === undefined) throw new NotCompilableError('introspection');
    const selection = { ...bare, arguments: this.extracted.extract(field, node) };
    if (node.selectionSet === undefined) return { selection, size: 1 };
    const inner = this.#selections(node.selectionSet, this.#checked(getNamedType(field.type)));
    return { selection: { ...selection, selectionSet: inner.selectionSet }, size: 1 + inner.size };
  }

  /** Copies each fragment once, for any number of spreads. */
  #fragment(name: string): number {
    const known = this.#sizes.get(name);
    if (known !== undefined) return known;
    const source = this.#sources.get(name);
    if (source === undefined) throw new NotCompilableError('an unknown fragment');
    const { selectionSet, size } = this.#selections(
      source.selectionSet,
      this.#composite(source.typeCondition.name.value),
    );
    this.#fragments.set(name, { ...source, directives: [], selectionSet });
    this.#sizes.set(name, size);
    return size;
  }

  #composite(name: string): GraphQLCompositeType {
    return this.#checked(this.#schema.getType(name));
  }

  #checked(type: unknown): GraphQLCompositeType {
    if (!isCompositeType(type)) throw new NotCompilableError('a selection on a type without fields');
    if (isAbstractType(type) && isAsync(type.resolveType)) {
      throw new NotCompilableError('an abstract type with an async resolveType');
    }
    return type;
  }

  /** A selection in an abstract type is compiled for each of its object types. */
  #shapesOf(type: GraphQLCompositeType): number {
    return isObjectType(type) ? 1 : this.#schema.getPossibleTypes(type).length;
  }
}

/** The compiled code cannot await a type resolver. */
function isAsync(resolve: unknown): boolean {
  return typeof resolve === 'function' && resolve.constructor.name === 'AsyncFunction';
}
