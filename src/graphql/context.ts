import type { AuditTrail } from '../audit/audit-trail.js';
import type { FieldClass } from '../auth/field-class.js';
import type { Caller } from '../auth/principal.js';
import type { Dependencies } from '../cache/dependencies.js';
import type { Events } from '../events/events.js';
import type { AttemptedMutation } from '../idempotency/attempt.js';
import type { Attempts } from '../idempotency/attempts.js';
import type { AttemptEvent } from '../idempotency/change.js';
import type { Loaders } from '../loaders/loaders.js';
import type { PreparedDocument } from '../operation/prepare.js';
import type { Work } from '../operation/work.js';
import type { ClientFor, ClientKeyOf } from '../plaid/clients.js';
import type { EndpointRole } from '../plaid/endpoint.js';
import type { EndedOperation, OperationObserver } from '../reports/operation-observer.js';
import type { Placement } from '../reports/placement.js';
import type { ReportLeases } from '../reports/report-leases.js';
import type { ReportStore } from '../reports/report-store.js';
import type { Download } from '../reports/sources/sources.js';
import type { SealedIds } from '../sealing/sealed-id.js';
import type { Download as DownloadType } from './download/download.type.js';

/** Everything that a resolver needs. Each operation has its own. */
export interface Context {
  /** Identifies this operation in logs, headers and errors. */
  readonly requestId: string;
  readonly caller: Caller;
  /** The document that was sent. Null when no document is executed. */
  readonly prepared: PreparedDocument | null;
  /** Whether the request contained the text of its document, and not only the hash of a registered document. */
  readonly isTextSent: boolean;
  readonly record: OperationRecord;
  /**
   * Checks that the audit log can record who sees personal data. If it cannot, an operation that shows personal data is
   * refused before it is executed.
   *
   * @throws {AuditUnavailableError}
   */
  readonly assureAudit: (isForChange: boolean) => Promise<void>;
  readonly loaders: Loaders;
  /** The reports whose data is read, for the audit log. */
  readonly auditTrail: AuditTrail;
  /** The cached values from which the response is made, and whether the response may be cached. */
  readonly dependencies: Dependencies;
  /** The thread in which the operation runs. */
  readonly placement: Placement;
  /** Reports that workers hold for this operation. The creator of the context releases them. */
  readonly leases: ReportLeases;
  /** Is told of the reads of this operation. */
  readonly observer: OperationObserver;
  /** Sends each change to Plaid once. */
  readonly attempts: Attempts;
  /** The header Idempotency-Key; null when it was not sent. A key in the input must be equal to it. */
  readonly idempotencyKey: string | null;
  /**
   * Writes a line in the audit log about an attempt.
   *
   * @throws {AuditUnavailableError}
   */
  readonly noteAttempt: (
    mutation: AttemptedMutation,
    event: AttemptEvent,
    tokens: readonly string[],
  ) => Promise<void>;
  /** What subscriptions are told. */
  readonly events: Events;
  /** The address for webhooks of the attempt at a place; null when Plaid cannot reach this server, without `PUBLIC_URL`. */
  readonly ownWebhook: ((place: string, role: EndpointRole) => string) | null;
  /** Returns a Plaid client. For mutations only: query resolvers use loaders. */
  readonly clientFor: ClientFor;
  /** The key of the client, for the names of attempts. */
  readonly clientKeyOf: ClientKeyOf;
  /** The shared cache, which mutations invalidate. */
  readonly reports: ReportStore;
  /** Creates the URL of a download, which works for this caller only. Makes no call to Plaid. */
  readonly createDownload: (download: Download) => Promise<DownloadType>;
  /** Whether the operation reads data that needs Insights. Set before its first resolver runs. */
  needsInsights: boolean;
  /** Runs computations over reports in slices, and counts them. */
  readonly work: Work;
  /** Ids that contain a Plaid token. */
  readonly sealedIds: SealedIds;
  /** Limits the time of the operation. */
  readonly limitTime: (limitMs: number) => void;
  /**
   * Aborted when the client disconnects, and when the time of the operation is over. Reads then stop, but a call that changes data
   * at Plaid continues.
   */
  readonly signal: AbortSignal;
}

/** What a context is created from. */
export type OperationRequest = Pick<
  Context,
  'requestId' | 'caller' | 'prepared' | 'isTextSent' | 'idempotencyKey' | 'limitTime' | 'signal' | 'observer'
>;

/**
 * Facts that are known about an operation before it is executed, for logs. All copies of a context share one object: Apollo
 * Server makes copies.
 */
export interface OperationRecord {
  /** The name that the client gives, truncated when it is longer than any real name. */
  name: string | null;
  /** See `operationHash`. */
  hash: string | null;
  /** The classes of the selected leaves. Empty until the operation is checked, and when it is refused as a whole later. */
  classes: readonly FieldClass[];
  decision: 'allowed' | 'denied';
  /** Null until the operation is known. */
  kind: EndedOperation['kind'];
  /** The estimate that `LIMIT_COST` bounds; null until the operation is known. */
  estimatedCost: number | null;
}

export function newRecord(): OperationRecord {
  return { name: null, hash: null, classes: [], decision: 'allowed', kind: null, estimatedCost: null };
}
