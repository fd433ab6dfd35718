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
import { UnreadList } from '../lib/unread-list.js';
import type { Fragments } from '../operation/fragments.js';
import {
  CLOSE_LIST,
  CLOSE_OBJECT,
  COMMA,
  OPEN_LIST,
  OPEN_OBJECT,
  type Piece,
  pieceOf,
} from './json-writer.js';
import { NotCompilableError } from './not-compilable.js';
import type { PlainField, Write } from './plain-field.js';
import { unreadWriter, type WriteUnread } from './wire-writer.js';

export interface Selecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
}

/**
 * A writer for a plain selection; null when the selection is not plain. In a plain selection no field has a resolver and all
 * types are known. Its result is properties of the model, under the names and in the order of the selection.
 *
 * @param nodes all fields with one name in the response. Their selections are merged.
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
  if (isObjectType(type)) {
    const fields = plainFields(selecting, type, nodes);
    return fields && objectOf(fields);
  }
  if (!isListType(type)) return null;
  const element = getNullableType(type.ofType);
  if (isObjectType(element)) {
    const fields = plainFields(selecting, element, nodes);
    if (fields === null) return null;
    const write = objectOf(fields);
    return listOf(isNonNullType(type.ofType) ? write : orNull(write), unreadWriter(fields));
  }
  const write = plainWrite(selecting, type.ofType, nodes);
  return write && listOf(write, () => false);
}

function plainFields(
  selecting: Selecting,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): readonly PlainField[] | null {
  // `isTypeOf` may reject the value.
  if (type.isTypeOf) return null;
  const fields: PlainField[] = [];
  for (const [key, selected] of collect(selecting, type, nodes)) {
    const opening = `${fields.length === 0 ? '{' : ','}"${key}":`;
    const name = selected[0]?.name.value ?? '';
    if (name === TypeNameMetaFieldDef.name) {
      const write = always(pieceOf(`"${type.name}"`));
      fields.push({
        opening,
        property: name,
        type: GraphQLString,
        isConstant: true,
        isNullable: false,
        write,
      });
      continue;
    }
    const field = type.getFields()[name];
    if (field === undefined || field.resolve !== undefined) return null;
    const fieldType = getNullableType(field.type);
    const write = writeNullable(selecting, fieldType, selected);
    if (write === null) return null;
    const isNullable = !isNonNullType(field.type);
    fields.push({ opening, property: name, type: fieldType, isConstant: false, isNullable, write });
  }
  return fields;
}

/** The selected fields of an object type, by their names in the response and in the order of graphql-js. */
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
 * Generates code with one statement for each field. In a loop over the fields, the property lookups on objects of many shapes
 * would take longer than the writing. The names are safe in code: they are GraphQL names, so letters, digits and underscores
 * only. After `@skip` and `@include`, no field may be left.
 */
function objectOf(fields: readonly PlainField[]): Write {
  const lines = fields.map(({ property, isNullable }, index) => {
    const write = `writer.piece(openings[${index}]); write${index}(writer, field);`;
    const unlessNull = isNullable ? `if (field == null) writer.piece(nulls[${index}]); else ` : '';
    // Read only once, because the property may be a getter.
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

/** @throws {NotCompilableError} for a value that is not an object, and for a promise or an Error. */
function checkObject(value: unknown): void {
  const isObject = typeof value === 'object' && value !== null;
  if (!isObject || value instanceof Error || typeof (value as { then?: unknown }).then === 'function') {
    throw new NotCompilableError('not an object');
  }
}

function listOf(element: Write, unread: WriteUnread): Write {
  return (writer, value) => {
    if (value instanceof UnreadList && unread(writer, value)) return;
    const elements: unknown = value instanceof UnreadList ? value.read() : value;
    if (!Array.isArray(elements)) throw new NotCompilableError('not a list');
    writer.byte(OPEN_LIST);
    for (let index = 0; index < elements.length; index += 1) {
      if (index > 0) writer.byte(COMMA);
      element(writer, elements[index]);
    }
    writer.byte(CLOSE_LIST);
  };
}

function leaf(type: GraphQLLeafType): Write {
  const serialized: Write = (writer, value) => {
    if (value === null || value === undefined) throw new NotCompilableError('null in a non-null position');
    const result: unknown = type.serialize(value);
    if (result === null || result === undefined)
      throw new NotCompilableError('a leaf that serializes to nothing');
    writer.value(result);
  };
  // A fast path for the most common leaves, which need no serialization.
  if (type === GraphQLString || type === GraphQLID) {
    return (writer, value) => (typeof value === 'string' ? writer.string(value) : serialized(writer, value));
  }
  if (type === GraphQLFloat) {
    return (writer, value) =>
      typeof value === 'number' && Number.isFinite(value) ? writer.number(value) : serialized(writer, value);
  }
  return serialized;
}
