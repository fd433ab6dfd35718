import type { AuditTrail } from '../audit/audit-trail.js';
import type { FieldClass } from '../auth/field-class.js';
import type { Caller } from '../auth/principal.js';
import type { Dependencies } from '../cache/dependencies.js';
import type { Loaders } from '../loaders/loaders.js';
import type { PreparedDocument } from '../operation/prepare.js';
import type { Work } from '../operation/work.js';
import type { ClientFor } from '../plaid/clients.js';
import type { Placement } from '../reports/placement.js';
import type { ReportLeases } from '../reports/report-leases.js';
import type { ReportStore } from '../reports/report-store.js';
import type { Download } from '../reports/sources/sources.js';
import type { SealedIds } from '../sealing/sealed-id.js';
import type { Download as DownloadType } from './download/download.type.js';

/** What a resolver works with; made anew for each operation. */
export interface Context {
  /** Names this operation in logs, headers and errors. */
  readonly requestId: string;
  readonly caller: Caller;
  /** The document that was sent; null when nothing of one is executed. */
  readonly prepared: PreparedDocument | null;
  /** Whether the request had the text of its document; it had not if a registered document was meant by its hash alone. */
  readonly isTextSent: boolean;
  readonly record: OperationRecord;
  /**
   * Whether it can be written down who sees personal data; what would show some is refused otherwise, before it is executed.
   *
   * @throws {AuditUnavailableError}
   */
  readonly assureAudit: (isForChange: boolean) => Promise<void>;
  readonly loaders: Loaders;
  /** Whose data is read, for the audit line. */
  readonly auditTrail: AuditTrail;
  /** The cached values that the response is made from, and whether it may be cached too. */
  readonly dependencies: Dependencies;
  /** In which thread the operation runs. */
  readonly placement: Placement;
  /** Reports that workers keep for this operation. Whoever creates the context releases them. */
  readonly leases: ReportLeases;
  /** The client of Plaid's to ask through. For mutations only: query resolvers ask loaders. */
  readonly clientFor: ClientFor;
  /** The shared cache, for mutations to tell what has changed. */
  readonly reports: ReportStore;
  /** A URL for a download, bound to whoever asks; asks Plaid nothing. */
  readonly createDownload: (download: Download) => Promise<DownloadType>;
  /** Whether the operation reads anything that comes only with Insights. Set before its first resolver runs. */
  needsInsights: boolean;
  /** What is computed from reports: counted, and done in slices. */
  readonly work: Work;
  /** Ids that hold a token of Plaid's. */
  readonly sealedIds: SealedIds;
  /** Ends when the client has gone. Reads stop with it; a call that changes something upstream goes on. */
  readonly signal: AbortSignal;
}

/**
 * What is found out about an operation before it is executed, for who looks later. One object for all copies of a context:
 * Apollo Server makes some.
 */
export interface OperationRecord {
  /** As the client calls it, cut where that is longer than any name. */
  name: string | null;
  /** See `operationHash`. */
  hash: string | null;
  /** The classes of the leaves that it selects; empty until it was checked, and when it is refused as a whole later on. */
  classes: readonly FieldClass[];
  decision: 'allowed' | 'denied';
}

export function newRecord(): OperationRecord {
  return { name: null, hash: null, classes: [], decision: 'allowed' };
}
