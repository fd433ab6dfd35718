import type { ExecutionResult, GraphQLError } from 'graphql';
import { JsonWriter } from '../execution/json-writer.js';
import type { Context } from '../graphql/context.js';
import { type ErrorFormat, isFault } from '../graphql/errors/error-format.js';
import { failuresOf } from '../graphql/errors/failures-of.js';
import { describeError } from '../lib/describe-error.js';
import type { ExecuteReply } from './protocol.js';

/** Renders the result of an operation as JSON bytes. */
export type RenderResponse = (
  result: ExecutionResult,
  context: Pick<Context, 'requestId' | 'caller' | 'work'>,
) => ExecuteReply;

/** The response has the order and form of Apollo Server's. */
export function createResponseRenderer(errorFormat: ErrorFormat): RenderResponse {
  const writer = new JsonWriter();

  /** Adds the default code of Apollo Server. */
  function formatted(error: GraphQLError) {
    const { extensions } = error;
    const coded = { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions } };
    return errorFormat.format(coded, error);
  }

  return ({ data, errors }, { requestId, caller, work }) => {
    writer.discard();
    const finished = errors && errorFormat.finish(errors.map(formatted), requestId, caller);
    writer.value({ errors: finished, data });
    writer.byte(NEWLINE);
    return {
      body: writer.take(),
      failures: failuresOf(finished ?? []),
      hasData: (data ?? null) !== null,
      work: work.units,
      faults: (errors ?? []).filter(isFault).map(({ originalError }) => describeError(originalError)),
    };
  };
}

const NEWLINE = 0x0a;
