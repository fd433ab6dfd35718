import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  type GraphQLOutputType,
  GraphQLString,
  getNullableType,
  isListType,
  isScalarType,
} from 'graphql';
import { Token } from '../lib/json-tokens.js';
import type { WireField } from '../lib/unread-list.js';

/** Whether a JSON value may be of a kind. */
export function isOfKind(kind: WireField['kind'], token: Token): boolean {
  switch (kind) {
    case 'text':
      return token === Token.TEXT || token === Token.ESCAPED;
    case 'number':
      return token === Token.NUMBER || token === Token.OTHER_NUMBER;
    case 'boolean':
      return token === Token.TRUE || token === Token.FALSE;
    case 'texts':
      return token === Token.LIST;
    case 'object':
      return token === Token.OBJECT;
  }
}

/** Whether the bytes of the value are those that JSON.stringify would write. */
export function isCopyable(kind: WireField['kind'], token: Token): boolean {
  if (kind === 'text') return token === Token.TEXT;
  if (kind === 'number') return token === Token.NUMBER;
  return kind === 'boolean' && (token === Token.TRUE || token === Token.FALSE);
}

/** Whether the GraphQL type returns values of this kind unchanged. */
export function isCopied(kind: WireField['kind'], type: GraphQLOutputType): boolean {
  if (kind === 'number') return type === GraphQLFloat;
  if (kind === 'boolean') return type === GraphQLBoolean;
  if (kind === 'text') return returnsTexts(type);
  return kind === 'texts' && isListType(type) && returnsTexts(getNullableType(type.ofType));
}

function returnsTexts(type: GraphQLOutputType): boolean {
  if (type === GraphQLString || type === GraphQLID) return true;
  return isScalarType(type) && type.extensions.isText === true;
}
