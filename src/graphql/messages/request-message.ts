import type { ASTNode } from 'graphql';
import type { ErrorCode } from '../error-code.js';
import { syntaxMessage } from './syntax-message.js';
import { isTypeName, NOT_OF_THE_GRAPH, type SchemaNames, type Told, toAll, toldWithNames } from './told.js';
import { validationMessage } from './validation-message.js';
import { literalMessage, nameOfVariable, variableMessage } from './value-message.js';

/** A fault of a request, as graphql-js or Apollo Server found it. */
export interface RequestFault {
  readonly code: ErrorCode;
  readonly message: string;
  /** What was said of a variable, without the value that stands before it. */
  readonly reason: string | null;
  /** The part of the document that is meant, if it is one. */
  readonly node: ASTNode | undefined;
}

/** What is said when nothing else fits. */
const GENERAL: Partial<Record<ErrorCode, string>> = {
  BAD_USER_INPUT: 'Bad input: a value is not valid',
  BAD_REQUEST: 'The request cannot be read',
  GRAPHQL_VALIDATION_FAILED: NOT_OF_THE_GRAPH,
  OPERATION_RESOLUTION_FAILURE: 'The document has no operation to execute',
};

/** Apollo Server's own refusals, in our words. */
const REFUSALS: readonly (readonly [RegExp, string])[] = [
  [
    /potential Cross-Site Request Forgery/,
    'A page of another site could have sent this; add a header "apollo-require-preflight: true", or "content-type: application/json" to a POST',
  ],
  [/^GET requests only support query/, 'Only queries are answered to GET; send this by POST'],
  [/^Apollo Server supports only GET\/POST/, 'Only GET and POST are answered'],
  [/^Operation batching disabled/, 'One operation is answered at a time; the body must be an object'],
  [/must contain a non-empty `query`/, 'There is no query; the body must have "query"'],
  [/^POST body missing/, 'The body must be a JSON object with "query"'],
  [/^GraphQL queries must be strings/, '"query" must be a string'],
  [
    /^`?(variables|extensions|operationName)`? (?:in a POST body|search parameter)/,
    '"$1" is not of its kind',
  ],
  [/^The (variables|extensions) search parameter/, 'The parameter "$1" must be a JSON object'],
  [/search parameter may only be specified once/, 'A parameter is given more than once'],
  [/^GET requests may not have a content-type/, 'A GET has no content type but application/json'],
];

/**
 * What is told of a fault of a request: made anew from the place, the rule and the kind of value. The words of the
 * libraries quote what clients sent, names and literals alike.
 */
export function requestMessage(fault: RequestFault, isName: SchemaNames): Told {
  const { code, message } = fault;
  const general = toAll(GENERAL[code] ?? 'The request cannot be answered');
  switch (code) {
    case 'GRAPHQL_PARSE_FAILED':
      return toAll(syntaxMessage(message));
    case 'GRAPHQL_VALIDATION_FAILED':
      return validationMessage(message, isName) ?? literalMessage(message, fault.node, isName);
    case 'BAD_USER_INPUT':
      return inputMessage(fault, isName) ?? general;
    case 'OPERATION_RESOLUTION_FAILURE':
      return toAll(resolutionMessage(message) ?? general.open);
    case 'BAD_REQUEST':
      return toAll(refusalMessage(message) ?? general.open);
    default:
      return general;
  }
}

function resolutionMessage(message: string): string | null {
  if (message.startsWith('Unknown operation named')) return 'The document has no operation of that name';
  if (message.startsWith('Must provide operation name'))
    return 'The document has several operations; "operationName" must say which';
  const kind = /^Schema is not configured to execute (\w+) operation\.$/.exec(message)?.[1];
  return kind === 'subscription' ? 'The graph has no subscriptions' : null;
}

function refusalMessage(message: string): string | null {
  for (const [rule, words] of REFUSALS) {
    const found = rule.exec(message);
    if (found !== null) return words.replace('$1', found[1] ?? '');
  }
  return null;
}

function inputMessage({ message, reason }: RequestFault, isName: SchemaNames): Told | null {
  if (message.startsWith('Too many errors processing variables')) {
    return toAll('There are more bad variables than these, which are not looked at any more');
  }
  const [, variable = '', type = '', rule = ''] =
    /^Variable "\$(\w+)" of (?:required|non-null) type "([\w![\]]+)" (was not provided|must not be null)\.$/.exec(
      message,
    ) ?? [];
  if (variable !== '') {
    return toldWithNames((isKnown) => {
      const of = isTypeName(type, isKnown) ? ` of required type "${type}"` : '';
      return `${nameOfVariable(variable, isKnown)}${of} ${rule}.`;
    }, isName);
  }
  if (/^Variable "\$\w+" got invalid value /.test(message)) {
    return variableMessage(message, reason ?? '', isName);
  }
  return argumentMessage(message, isName);
}

/** What graphql-js finds wrong with an argument only once its variable is known. */
function argumentMessage(message: string, isName: SchemaNames): Told | null {
  const [, argument = '', rule = ''] =
    /^Argument "(\w+)" (of required type|of non-null type|has invalid value) /.exec(message) ?? [];
  if (!isName(argument)) return null;
  const fault = ARGUMENT_FAULTS[rule] ?? 'is not valid';
  return toldWithNames(
    (isKnown) =>
      isKnown(argument) ? `Bad input at "${argument}": ${fault}` : `Bad input: an argument ${fault}`,
    isName,
  );
}

const ARGUMENT_FAULTS: Readonly<Record<string, string>> = {
  'of required type': 'is required',
  'of non-null type': 'must not be null',
};

/** Whether graphql-js found an argument wrong while it executed an operation. */
export function isArgumentFault(message: string): boolean {
  return /^Argument "\w+" (of required type|of non-null type|has invalid value) /.test(message);
}
