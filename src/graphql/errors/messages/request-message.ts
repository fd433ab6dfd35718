import { type ASTNode, Kind } from 'graphql';
import { SCHEMA_FAULT } from '../../../operation/text-faults.js';
import type { ErrorCode } from '../error-code.js';
import { blanked } from './blanked.js';
import { type ClientMessage, toAll } from './client-message.js';
import { NO_NAMES, type SchemaNames } from './schema-names.js';

/** A fault of a request, as graphql-js or Apollo Server found it. */
export interface RequestFault {
  readonly code: ErrorCode;
  readonly message: string;
  /** What was said of a variable, without the value that stands before it. */
  readonly reason: string | null;
  /** The part of the document that is meant, if it is one. */
  readonly node: ASTNode | undefined;
  /** Whether the fault is seen in the text of the document alone, whatever the schema has. */
  readonly isOfText: boolean;
}

/** What is told of a fault of a request: in the library's own words, less what the client sent. */
export function requestMessage(fault: RequestFault, isName: SchemaNames): ClientMessage {
  const { code, message, isOfText } = fault;
  const bare = blanked(message, NO_NAMES);
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED':
    case 'OPERATION_RESOLUTION_FAILURE':
      return toAll(bare);
    case 'GRAPHQL_VALIDATION_FAILED':
      return { detailed: blanked(message, isName), generic: isOfText ? bare : SCHEMA_FAULT };
    case 'BAD_USER_INPUT':
      return inputMessage(fault, isName);
    case 'BAD_REQUEST':
      // Apollo Server's own sentences quote nothing but the names of parameters.
      return toAll(message.trim());
    default:
      return toAll('The request cannot be answered');
  }
}

function inputMessage({ message, reason, node }: RequestFault, isName: SchemaNames): ClientMessage {
  if (isArgumentFault(message))
    return { detailed: blanked(message, isName), generic: 'An argument has a value that is not valid' };
  const variable = node?.kind === Kind.VARIABLE_DEFINITION ? node.variable.name.value : '';
  const isKnown: SchemaNames = (name) => isName(name) || (name === variable && isPlainWord(name));
  // Of a variable that is missing or null graphql-js gives no value, and the reason is all of the message.
  if (reason === null || !message.endsWith(`; ${reason}`))
    return { detailed: blanked(message, isKnown), generic: blanked(message, NO_NAMES) };
  // Between the variable and the reason stand the value and the place in it.
  const place = / at "[\w.[\]]+"$/.exec(message.slice(0, -`; ${reason}`.length))?.[0] ?? '';
  const found = blanked(`Variable "$${variable}" got invalid value${place}`, isKnown);
  return {
    detailed: `${found}; ${blanked(reason, isName)}`,
    generic: 'A variable has a value that is not valid',
  };
}

/**
 * Whether the name of a variable may be repeated that the schema does not have. A valid document declares it, so it is a name that
 * somebody chose and no value; what holds a digit could still be a token that a client mixed into its text.
 */
function isPlainWord(name: string): boolean {
  return /^[A-Za-z_]{1,40}$/.test(name);
}

/** Whether graphql-js found an argument wrong while it executed an operation. */
export function isArgumentFault(message: string): boolean {
  return /^Argument "\w+" (of required type|of non-null type|has invalid value) /.test(message);
}

/** How many tokens the parser reads before it gives up, when that is why it did; null otherwise. */
export function tokenLimitOf(message: string): number | null {
  const max = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/.exec(message)?.[1];
  return max === undefined ? null : Number(max);
}
