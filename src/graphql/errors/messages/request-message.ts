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
  /** The reason that graphql-js gives for a variable, without the value before it. */
  readonly reason: string | null;
  /** The part of the document with the fault, if it is in the document. */
  readonly node: ASTNode | undefined;
  /** Whether the fault is visible in the text of the document alone, without the schema. */
  readonly isOfText: boolean;
}

/** The message of a request fault: the library's message without the text that the client sent. */
export function requestMessage(fault: RequestFault, isName: SchemaNames): ClientMessage {
  const { code, message, isOfText } = fault;
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED':
    case 'OPERATION_RESOLUTION_FAILURE':
      return toAll(blanked(message, NO_NAMES));
    case 'GRAPHQL_VALIDATION_FAILED':
      return {
        detailed: blanked(message, isName),
        generic: isOfText ? blanked(message, NO_NAMES) : SCHEMA_FAULT,
      };
    case 'BAD_USER_INPUT':
      return inputMessage(fault, isName);
    case 'BAD_REQUEST':
      // Apollo Server's own messages quote only names of parameters.
      return toAll(message.trim());
    default:
      return toAll('The request cannot be processed');
  }
}

function inputMessage({ message, reason, node }: RequestFault, isName: SchemaNames): ClientMessage {
  if (isArgumentFault(message))
    return { detailed: blanked(message, isName), generic: 'An argument has an invalid value' };
  const variable = node?.kind === Kind.VARIABLE_DEFINITION ? node.variable.name.value : '';
  const isKnown: SchemaNames = (name) => isName(name) || (name === variable && isPlainWord(name));
  // For a missing or null variable, graphql-js prints no value, and the reason is the whole message.
  if (reason === null || !message.endsWith(`; ${reason}`))
    return { detailed: blanked(message, isKnown), generic: blanked(message, NO_NAMES) };
  // The value and its place are between the variable and the reason.
  const place = / at "[\w.[\]]+"$/.exec(message.slice(0, -`; ${reason}`.length))?.[0] ?? '';
  const found = blanked(`Variable "$${variable}" got invalid value${place}`, isKnown);
  return {
    detailed: `${found}; ${blanked(reason, isName)}`,
    generic: 'A variable has an invalid value',
  };
}

/**
 * Whether a message may repeat the name of a variable that the schema does not have. A valid document declares it, so it is a
 * name and not a value. A name with a digit could still be a token that a client put into its text.
 */
function isPlainWord(name: string): boolean {
  return /^[A-Za-z_]{1,40}$/.test(name);
}

/** Whether graphql-js found an invalid argument while it executed an operation. */
export function isArgumentFault(message: string): boolean {
  return /^Argument "\w+" (of required type|of non-null type|has invalid value) /.test(message);
}

/** The number of tokens after which the parser stopped; null if it did not stop for that reason. */
export function tokenLimitOf(message: string): number | null {
  const max = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/.exec(message)?.[1];
  return max === undefined ? null : Number(max);
}
