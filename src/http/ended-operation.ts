import type { Failure, OperationOutcome } from '../operation/failure.js';
import type { PreparedDocument } from '../operation/prepare.js';
import type { PreparedOperation } from '../operation/prepared-operation.js';

/** An operation that has ended. */
export interface EndedOperation {
  readonly requestId: string;
  readonly prepared: PreparedDocument;
  readonly operation: PreparedOperation;
  readonly outcome: OperationOutcome;
  /** Whether the whole response was cached. */
  readonly isCached: boolean;
  readonly durationMs: number;
}

/** Ends the measurement of an operation. Only the first call counts. */
export type EndOperation = (outcome: OperationOutcome) => void;

export interface StartedOperation extends Pick<EndedOperation, 'requestId' | 'isCached'> {
  readonly prepared: PreparedDocument | null;
  /** The name of the operation to execute; null when the request has none. */
  readonly name: string | null;
}

/** Starts to measure an operation. Nothing is measured when the document has no such operation. */
export function startOperation(
  onEnd: ((ended: EndedOperation) => void) | undefined,
  { requestId, prepared, name, isCached }: StartedOperation,
): EndOperation {
  const operation = prepared?.operation(name);
  if (!onEnd || !prepared || !operation) return () => {};
  const startedAt = performance.now();
  let hasEnded = false;
  return (outcome) => {
    if (hasEnded) return;
    hasEnded = true;
    const durationMs = performance.now() - startedAt;
    onEnd({ requestId, prepared, operation, outcome, isCached, durationMs });
  };
}

export function outcomeOf(status: number, failures: readonly Failure[], hasData: boolean): OperationOutcome {
  if (status < 400 && failures.length === 0) return 'ok';
  return hasData ? 'errors' : 'failed';
}
