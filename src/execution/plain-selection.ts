import {
  type FieldNode,
  GraphQLFloat,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import type { Fragments } from '../operation/fragments.js';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  type JsonWriter,
  OPEN_LIST,
  OPEN_OBJECT,
  type Piece,
  pieceOf,
} from './json-writer.js';
import { NotCompilableError } from './not-compilable.js';

/**
 * Writes a value as a selection asks for it.
 *
 * @throws {NotCompilableError} for a value that graphql-js would answer with an error.
 */
export type Write = (writer: JsonWriter, value: unknown) => void;

export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}

/**
 * How to write what a plain selection selects, or null when it is not plain. It is when nobody resolves any of its fields, and
 * all its types are known beforehand: what it gives is then properties of the model, under other names and in another order.
 *
 * @param nodes the fields under one name in the answer, whose selections are one.
 */
export function plainWrite(
  selecting: Selecting,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Write | null {
  const nullable = getNullableType(type);
  const write = writeNullable(selecting, nullable, nodes);
  if (write === null) return null;
  return isNonNullType(type) ? write : orNull(write);
}

function writeNullable(
  selecting: Selecting,
  type: GraphQLOutputType,
  nodes: readonly FieldNode[],
): Write | null {
  if (isLeafType(type)) return leaf(type);
  if (isObjectType(type)) return plainObject(selecting, type, nodes);
  if (!isListType(type)) return null;
  const element = plainWrite(selecting, type.ofType, nodes);
  return element === null ? null : listOf(element);
}

interface PlainField {
  /** From the brace or comma before its name to the colon behind it. */
  readonly opening: string;
  readonly property: string;
  readonly isNullable: boolean;
  /** Writes what is not null. */
  readonly write: Write;
}

function plainObject(
  selecting: Selecting,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): Write | null {
  // Whoever asks the value for its type may refuse it.
  if (type.isTypeOf) return null;
  const fields: PlainField[] = [];
  for (const [key, selected] of collect(selecting, type, nodes)) {
    const opening = `${fields.length === 0 ? '{' : ','}"${key}":`;
    const name = selected[0]?.name.value ?? '';
    if (name === TypeNameMetaFieldDef.name) {
      const write = always(pieceOf(`"${type.name}"`));
      fields.push({ opening, property: name, isNullable: false, write });
      continue;
    }
    const field = type.getFields()[name];
    if (field === undefined || field.resolve !== undefined) return null;
    const write = writeNullable(selecting, getNullableType(field.type), selected);
    if (write === null) return null;
    fields.push({ opening, property: name, isNullable: !isNonNullType(field.type), write });
  }
  return objectOf(fields);
}

/** The fields that a selection leaves of an object, by their names in the answer and in the order of graphql-js. */
function collect(
  { schema, fragments }: Selecting,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): ReadonlyMap<string, FieldNode[]> {
  const collected = new Map<string, FieldNode[]>();
  const isOfType = (name: string | undefined) => {
    const condition = name === undefined ? type : schema.getType(name);
    return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
  };
  const add = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const alike = collected.get(key);
        if (alike === undefined) collected.set(key, [selection]);
        else alike.push(selection);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment !== undefined && isOfType(fragment.typeCondition?.name.value)) add(fragment.selectionSet);
    }
  };
  for (const { selectionSet } of nodes) if (selectionSet !== undefined) add(selectionSet);
  return collected;
}

function orNull(write: Write): Write {
  return (writer, value) => {
    if (value === null || value === undefined) writer.null();
    else write(writer, value);
  };
}

function always(piece: Piece): Write {
  return (writer) => writer.piece(piece);
}

/**
 * As code of its own, field after field: a loop over fields would look each property up by its name, in objects of all shapes
 * that there are, which takes longer than writing it. Names are the schema's and those of a parsed document, so no more than
 * letters, digits and underscores. Conditions may leave no field at all.
 */
function objectOf(fields: readonly PlainField[]): Write {
  const lines = fields.map(({ property, isNullable }, index) => {
    const write = `writer.piece(openings[${index}]); write${index}(writer, field);`;
    const unlessNull = isNullable ? `if (field == null) writer.piece(nulls[${index}]); else ` : '';
    // Read once: it may be a getter.
    return `{ const field = value.${property}; ${unlessNull}{ ${write} } }`;
  });
  const code = `return (writer, value) => {
    checkObject(value);
    ${lines.join('\n') || `writer.byte(${OPEN_OBJECT});`}
    writer.byte(${CLOSE_OBJECT});
  };`;
  const names = fields.map((_field, index) => `write${index}`);
  return new Function('checkObject', 'openings', 'nulls', ...names, code)(
    checkObject,
    fields.map(({ opening }) => pieceOf(opening)),
    fields.map(({ opening }) => pieceOf(`${opening}null`)),
    ...fields.map(({ write }) => write),
  );
}

/** @throws {NotCompilableError} for what is none, is still to come, or says that something failed. */
function checkObject(value: unknown): void {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || value instanceof Error || typeof (value as { then?: unknown }).then === 'function') {
    throw new NotCompilableError('not an object');
  }
}

function listOf(element: Write): Write {
  return (writer, value) => {
    if (!Array.isArray(value)) throw new NotCompilableError('not a list');
    writer.byte(OPEN_LIST);
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) writer.byte(COMMA);
      element(writer, value[index]);
    }
    writer.byte(CLOSE_LIST);
  };
}

function leaf(type: GraphQLLeafType): Write {
  const serialized: Write = (writer, value) => {
    if (value === null || value === undefined)
      throw new NotCompilableError('a null where there must be none');
    const leaving: unknown = type.serialize(value);
    if (leaving === null || leaving === undefined)
      throw new NotCompilableError('a leaf that leaves as nothing');
    writer.value(leaving);
  };
  // Most leaves are these, and leave as they are.
  if (type === GraphQLString || type === GraphQLID) {
    return (writer, value) => (typeof value === 'string' ? writer.string(value) : serialized(writer, value));
  }
  if (type === GraphQLFloat) {
    return (writer, value) =>
      typeof value === 'number' && Number.isFinite(value) ? writer.number(value) : serialized(writer, value);
  }
  return serialized;
}
