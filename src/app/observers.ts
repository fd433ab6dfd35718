import type { Logger } from 'pino';
import type { AuditObserver } from '../audit/audit-failure.js';
import type { EndedOperation } from '../http/ended-operation.js';
import type { RequestObserver } from '../http/request-observer.js';
import type { SubscriptionObserver } from '../http/subscriptions/subscription-observer.js';
import type { Metrics } from '../metrics/metrics.js';
import type { Failure } from '../operation/failure.js';
import type { PreparedDocument } from '../operation/prepare.js';
import type { PlaidObserver } from '../plaid/plaid-observer.js';
import type { WebhookObserver } from '../webhooks/webhook-observer.js';
import { createAuditFailureLog } from './audit-failure-log.js';
import { createFailureLog } from './failure-log.js';
import { createFolding } from './folding.js';
import { createPlaidLog } from './plaid-log.js';
import { createWebhookLog } from './webhook-log.js';

/** What the parts of the server report to, for the log and the metrics. */
export interface Observers {
  /** The observer of a Plaid client, by the operator's name for it. */
  readonly plaid: (client: string | null) => PlaidObserver;
  readonly audit: AuditObserver;
  readonly requests: RequestObserver;
  readonly webhooks: WebhookObserver;
  readonly onFailures: (failures: readonly Failure[], requestId: string) => void;
  /** Undefined when nobody measures operations. */
  readonly onOperation: ((ended: EndedOperation) => void) | undefined;
  readonly onThreadLost: () => void;
  readonly subscriptions: SubscriptionObserver;
  /** Writes the lines that are counted. */
  stop(): void;
}

export interface ObserversOptions {
  readonly log: Logger;
  /** Null when nobody reads them. */
  readonly metrics: Metrics | null;
  readonly isRegistered: (prepared: PreparedDocument) => boolean;
}

export function createObservers({ log, metrics, isRegistered }: ObserversOptions): Observers {
  const failureLog = createFailureLog(log);
  const auditLog = createAuditFailureLog(log);
  const webhookLog = createWebhookLog(log);
  const aborted = createFolding((_kind, count) =>
    log.info({ count }, 'more clients have disconnected before their responses'),
  );
  const isVerbose = log.isLevelEnabled('debug');
  const onFailures = (failures: readonly Failure[], requestId: string) => {
    failureLog.note(failures, requestId);
    metrics?.requests.onFailures(failures);
  };

  function onOperation({ requestId, prepared, operation, isCached, outcome, durationMs }: EndedOperation) {
    const type = operation.kind;
    // Another name is one that a client can choose.
    const name = isRegistered(prepared) ? operation.name : null;
    metrics?.requests.onOperation({ type, name, outcome, durationMs });
    if (!isVerbose) return;
    log.debug(
      {
        requestId,
        operationType: type,
        operationName: name,
        operationHash: prepared.auditHash,
        outcome,
        isCached,
        durationMs: Math.round(durationMs),
      },
      'operation completed',
    );
  }

  return {
    plaid(client) {
      const plaidLog = createPlaidLog(log, client);
      return metrics === null ? plaidLog : together(plaidLog, metrics.plaid.ofClient(client));
    },
    audit: {
      onWritten: (lines) => metrics?.audit.onWritten?.(lines),
      onFailure(failure, error) {
        auditLog.onFailure(failure, error);
        metrics?.audit.onFailure?.(failure, error);
      },
      onRecovery: auditLog.onRecovery,
      onNewFile: auditLog.onNewFile,
    },
    requests: {
      ...(metrics !== null && { onAnswered: metrics.requests.onAnswered }),
      onRefused: onFailures,
      onAborted(request) {
        if (aborted.isFirst('')) log.info(request, 'a client disconnected before its response');
      },
    },
    webhooks: {
      onReceived(event, outcome, cause) {
        webhookLog.onReceived(event, outcome, cause);
        metrics?.webhooks.onReceived(event, outcome);
      },
      onUnknownAddress: webhookLog.onUnknownAddress,
      onWorked(outcome, error) {
        webhookLog.onWorked(outcome, error);
        metrics?.webhooks.onWorked(outcome);
      },
    },
    onFailures,
    onOperation: metrics !== null || isVerbose ? onOperation : undefined,
    onThreadLost: () => metrics?.threads.onLost(),
    subscriptions: metrics?.subscriptions ?? {},
    stop() {
      failureLog.stop();
      auditLog.stop();
      webhookLog.stop();
      aborted.stop();
    },
  };
}

/** Tells several observers of each call. */
function together(...observers: readonly PlaidObserver[]): PlaidObserver {
  return {
    onCall: (call) => {
      for (const observer of observers) observer.onCall(call);
    },
    onRetry: (kind) => {
      for (const observer of observers) observer.onRetry(kind);
    },
    onCircuit: (kind, change) => {
      for (const observer of observers) observer.onCircuit(kind, change);
    },
  };
}
