import { AuditTrail } from '../audit/audit-trail.js';
import { Dependencies } from '../cache/dependencies.js';
import type { Config } from '../config/config.js';
import type { Events } from '../events/events.js';
import { type Context, newRecord, type OperationRequest } from '../graphql/context.js';
import type { Attempts } from '../idempotency/attempts.js';
import type { Turns } from '../lib/turns.js';
import { createLoaders } from '../loaders/loaders.js';
import type { PreparedDocument } from '../operation/prepare.js';
import { Work } from '../operation/work.js';
import type { ClientFor, ClientKeyOf, ClientNameOf } from '../plaid/clients.js';
import { Placement } from '../reports/placement.js';
import { ReportLeases } from '../reports/report-leases.js';
import type { ReportStore } from '../reports/report-store.js';
import type { SealingRing } from '../sealing/sealed-id.js';
import type { Auditing } from './audit.js';
import type { Downloads } from './downloads.js';
import type { Webhooks } from './webhooks.js';

/** The parts of the server that operations use. */
export interface OperationParts {
  readonly auditing: Auditing;
  readonly attempts: Attempts;
  readonly webhooks: Pick<Webhooks, 'addressFor'>;
  readonly clientFor: ClientFor;
  readonly clientKeyOf: ClientKeyOf;
  readonly clientNameOf: ClientNameOf;
  readonly events: Events;
  readonly reports: ReportStore;
  readonly downloads: Downloads;
  readonly sealing: SealingRing;
  /** Whether a query may not begin another read of a report, because the server is busy. */
  readonly areReadsRefused: () => boolean;
  readonly turns: Turns;
  readonly isRegistered: (prepared: PreparedDocument | null) => boolean;
}

/** Creates the context of each operation, and of each event of a subscription. */
export function createOperationContexts(
  { limits }: Config,
  {
    auditing,
    attempts,
    webhooks,
    clientFor,
    clientKeyOf,
    clientNameOf,
    events,
    reports,
    downloads,
    sealing,
    areReadsRefused,
    isRegistered,
    turns,
  }: OperationParts,
): (request: OperationRequest) => Context {
  return (request) => {
    const auditTrail = new AuditTrail();
    const dependencies = new Dependencies();
    const leases = new ReportLeases();
    const record = newRecord();
    const { requestId, caller, prepared, isTextSent, idempotencyKey, limitTime, signal, observer } = request;
    const { tenant } = caller.principal;
    return {
      // Listed, because V8 allocates a spread object several times while it grows.
      requestId,
      caller,
      prepared,
      isTextSent,
      idempotencyKey,
      limitTime,
      signal,
      observer,
      record,
      attempts,
      noteAttempt: auditing.noteAttempts(caller, requestId),
      ownWebhook: webhooks.addressFor(tenant),
      assureAudit: (isForChange) => auditing.auditor.assureWritable(isForChange),
      clientFor,
      clientKeyOf,
      events,
      reports,
      auditTrail,
      dependencies,
      placement: new Placement(),
      leases,
      loaders: createLoaders({
        clientFor,
        clientNameOf,
        reports,
        tenant,
        auditTrail,
        dependencies,
        leases,
        isBusy: () => record.kind === 'query' && areReadsRefused(),
        observer,
        signal,
      }),
      createDownload: (download) => {
        dependencies.markUncacheable();
        auditTrail.addToken(download.token);
        return downloads.create(download, caller);
      },
      needsInsights: false,
      work: new Work(turns, isRegistered(prepared) ? null : limits.work),
      sealedIds: sealing.forTenant(tenant),
    };
  };
}
