import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
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
import { JsonWritable, type JsonWriter } from './json-writer.js';
import type { Write } from './plain-field.js';
import { plainWrite, type Selecting } from './plain-selection.js';

/*
 * Most of a large response is plain: tens of thousands of model properties under the names of the selection. Compiled code
 * would create a result object for each, only for JSON.stringify to read it once. Therefore a field with a plain selection is
 * compiled as a leaf, its raw field. It uses the same resolver and returns the model value with a function that writes it.
 */

const SUFFIX = '__raw';
/** The argument of a raw field with its `Write` function. */
const WRITE = '__write';

/** The result of a raw field. */
class PlainValue extends JsonWritable {
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

/** Adds a raw field for each field that returns objects. Modifies the schema, so it must not be shared. */
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
        // Keeps non-null, so that a null propagates to the parent as for the field itself.
        type: isNonNullType(field.type) ? new GraphQLNonNull(plain) : plain,
        args: [...field.args, { ...write, deprecationReason: undefined, extensions: {}, astNode: undefined }],
        resolve: rawFieldOf(field),
      };
    }
  }
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;

function rawFieldOf({ name, resolve, args }: GraphQLField<unknown, unknown>): Resolve {
  // A copy of the arguments is slow, and most fields have none.
  const givenOf = args.length === 0 ? () => NO_ARGUMENTS : withoutWrite;
  return (source, all, context, info) => {
    const write: Write = all[WRITE];
    const wrap = (value: unknown) =>
      value === null || value === undefined ? null : new PlainValue(value, write);
    const value =
      resolve === undefined
        ? (source as Record<string, unknown>)[name]
        : resolve(source, givenOf(all), context, info);
    return value instanceof Promise ? value.then(wrap) : wrap(value);
  };
}

type Arguments = Parameters<Resolve>[1];

const NO_ARGUMENTS: Arguments = Object.freeze({});

function withoutWrite({ [WRITE]: _write, ...given }: Arguments): Arguments {
  return given;
}

/** An operation with raw fields in place of plain ones. */
export interface WithRawFields {
  readonly document: DocumentNode;
  /** The values of the variables that the raw fields add. */
  readonly values: Readonly<Record<string, Write>>;
}

/** @param document the document to compile, without conditions. */
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
   * Whether two fields with selections share a name in the response and may have to be merged. A raw field knows only its own
   * selection.
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
    // The resolver of an interface field depends on the object type.
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
