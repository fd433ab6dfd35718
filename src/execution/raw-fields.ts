import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLFieldResolver,
  GraphQLNonNull,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type VariableDefinitionNode,
} from 'graphql';
import { fragmentsOf } from '../operation/fragments.js';
import { PLAIN_VALUE } from './compiler-schema.js';
import { type JsonWriter, SelfWriting } from './json-writer.js';
import { plainWrite, type Selecting, type Write } from './plain-selection.js';

/*
 * Much of an answer is plain: properties of the model under their names in the selection, ten thousand times over. Compiled
 * code would make an object of each, only for JSON.stringify to read it once. So a field whose selection is plain is compiled
 * as a leaf: its raw field, which resolves as the field does and answers with the value as it is and the way to write it.
 */

const SUFFIX = '__raw';
/** The argument of a raw field that holds how its value is written. */
const WRITE = '__write';

/** What a raw field answers with. */
class PlainValue extends SelfWriting {
  readonly #value: unknown;
  readonly #write: Write;

  constructor(value: unknown, write: Write) {
    super();
    this.#value = value;
    this.#write = write;
  }

  override writeTo(writer: JsonWriter): void {
    this.#write(writer, this.#value);
  }
}

/** Adds a raw field to each field of objects. The schema is changed; it must be nobody else's. */
export function addRawFields(schema: GraphQLSchema): void {
  const plain = schema.getType(PLAIN_VALUE) as GraphQLScalarType;
  const write = { name: WRITE, type: plain, description: '', defaultValue: undefined };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const fields = type.getFields();
    for (const field of Object.values(fields)) {
      if (!isObjectType(getNamedType(field.type))) continue;
      fields[field.name + SUFFIX] = {
        ...field,
        name: field.name + SUFFIX,
        // A null that must not be takes its parent with it, whoever finds it.
        type: isNonNullType(field.type) ? new GraphQLNonNull(plain) : plain,
        args: [...field.args, { ...write, deprecationReason: undefined, extensions: {}, astNode: undefined }],
        resolve: rawFieldOf(field.name, field.resolve),
      };
    }
  }
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;

function rawFieldOf(name: string, resolve: Resolve | undefined): Resolve {
  return (source, { [WRITE]: write, ...args }, context, info) => {
    const wrap = (value: unknown) =>
      value === null || value === undefined ? null : new PlainValue(value, write);
    const value =
      resolve === undefined
        ? (source as Record<string, unknown>)[name]
        : resolve(source, args, context, info);
    return value instanceof Promise ? value.then(wrap) : wrap(value);
  };
}

/** An operation in which fields have given way to their raw fields. */
export interface WithRawFields {
  readonly document: DocumentNode;
  /** What the variables hold that the raw fields add. */
  readonly values: Readonly<Record<string, Write>>;
}

/** @param document what is compiled, without conditions. */
export function withRawFields(schema: GraphQLSchema, document: DocumentNode): WithRawFields {
  const fragments = fragmentsOf(document);
  const rawFields = new RawFields({ schema, fragments });
  const root = schema.getQueryType();
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (!root || operation?.kind !== Kind.OPERATION_DEFINITION || rawFields.merges(operation.selectionSet)) {
    return { document, values: {} };
  }
  return { document: rawFields.ofDocument(operation, root), values: rawFields.values };
}

class RawFields {
  readonly values: Record<string, Write> = {};
  readonly #definitions: VariableDefinitionNode[] = [];
  readonly #selecting: Selecting;

  constructor(selecting: Selecting) {
    this.#selecting = selecting;
  }

  /**
   * Whether two fields with selections have one name in the answer anywhere, and so may be one there: a raw field knows only the
   * selection that it was made of.
   */
  merges(selectionSet: SelectionSetNode): boolean {
    const keys = new Set<string>();
    const below: SelectionSetNode[] = [];
    const meets = ({ selections }: SelectionSetNode): boolean =>
      selections.some((selection) => {
        if (selection.kind === Kind.INLINE_FRAGMENT) return meets(selection.selectionSet);
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          const fragment = this.#selecting.fragments.get(selection.name.value);
          return fragment !== undefined && meets(fragment.selectionSet);
        }
        if (selection.selectionSet === undefined) return false;
        const key = (selection.alias ?? selection.name).value;
        if (keys.has(key)) return true;
        keys.add(key);
        below.push(selection.selectionSet);
        return false;
      });
    return meets(selectionSet) || below.some((inner) => this.merges(inner));
  }

  ofDocument(operation: OperationDefinitionNode, root: GraphQLObjectType): DocumentNode {
    const selectionSet = this.#selections(operation.selectionSet, root);
    const fragments = [...this.#selecting.fragments.values()].map((fragment) => this.#fragment(fragment));
    const variableDefinitions = [...(operation.variableDefinitions ?? []), ...this.#definitions];
    return {
      kind: Kind.DOCUMENT,
      definitions: [{ ...operation, selectionSet, variableDefinitions }, ...fragments],
    };
  }

  #fragment(fragment: FragmentDefinitionNode): FragmentDefinitionNode {
    const type = this.#selecting.schema.getType(fragment.typeCondition.name.value);
    return { ...fragment, selectionSet: this.#selections(fragment.selectionSet, type) };
  }

  #selections(selectionSet: SelectionSetNode, parent: unknown): SelectionSetNode {
    const selections = selectionSet.selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
      const { typeCondition } = selection;
      const type =
        typeCondition === undefined ? parent : this.#selecting.schema.getType(typeCondition.name.value);
      return { ...selection, selectionSet: this.#selections(selection.selectionSet, type) };
    });
    return { ...selectionSet, selections };
  }

  #field(node: FieldNode, parent: unknown): FieldNode {
    const { selectionSet, ...bare } = node;
    const { name, alias = name, arguments: given = [] } = bare;
    // What resolves a field of an interface is known only with its object.
    const field = isObjectType(parent) ? parent.getFields()[name.value] : undefined;
    if (selectionSet === undefined || field === undefined) return node;
    const write = plainWrite(this.#selecting, field.type, [node]);
    if (write === null || !isObjectType(getNamedType(field.type))) {
      return { ...node, selectionSet: this.#selections(selectionSet, getNamedType(field.type)) };
    }
    const variable = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: this.#define(write) } } as const;
    return {
      ...bare,
      alias,
      name: { ...name, value: name.value + SUFFIX },
      arguments: [
        ...given,
        { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: WRITE }, value: variable },
      ],
    };
  }

  #define(write: Write): string {
    const name = `w${this.#definitions.length}`;
    this.values[name] = write;
    this.#definitions.push({
      kind: Kind.VARIABLE_DEFINITION,
      variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: PLAIN_VALUE } },
    });
    return name;
  }
}
