import type { ExecutionResult, GraphQLError } from 'graphql';
import { JsonWriter } from '../execution/json-writer.js';
import type { Context } from '../graphql/context.js';
import { type ErrorFormat, isFault } from '../graphql/error-format.js';
import { describeError } from '../lib/describe-error.js';
import type { ExecuteReply } from './protocol.js';

/** Makes the bytes of an answer from the result of an operation. */
export type RenderAnswer = (
  result: ExecutionResult,
  context: Pick<Context, 'requestId' | 'caller'>,
) => ExecuteReply;

/** Errors and data are in the order and form in which Apollo Server gives them. */
export function createAnswerRenderer(errorFormat: ErrorFormat): RenderAnswer {
  const writer = new JsonWriter();

  /** As Apollo Server does it: the code that it gives to an error without one. */
  function formatted(error: GraphQLError) {
    const { extensions } = error;
    const coded = { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions } };
    return errorFormat.format(coded, error);
  }

  return ({ data, errors }, { requestId, caller }) => {
    writer.discard();
    const shown = errors && errorFormat.finish(errors.map(formatted), requestId, caller);
    writer.value({ errors: shown, data });
    writer.byte(NEWLINE);
    const faults = (errors ?? []).filter(isFault).map(({ originalError }) => describeError(originalError));
    return { body: writer.take(), hasErrors: errors !== undefined, faults };
  };
}

const NEWLINE = 0x0a;
