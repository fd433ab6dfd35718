import type { AuditTrail } from '../audit/audit-trail.js';
import type { Dependencies } from '../cache/dependencies.js';
import type { ClientFor, ClientNameOf } from '../plaid/clients.js';
import type { Endpoint } from '../plaid/endpoint.js';
import type { CallObserver } from '../plaid/plaid-observer.js';

/** Reads by access token, without the cache: the data of an Item may change at any time. */
export interface UncachedReads {
  call<Request extends { readonly access_token: string }, Response extends { readonly request_id: string }>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
  ): Promise<Response>;
}

export interface UncachedReadsOptions {
  readonly clientFor: ClientFor;
  readonly clientNameOf: ClientNameOf;
  readonly tenant: string;
  readonly auditTrail: AuditTrail;
  readonly dependencies: Dependencies;
  readonly observer: CallObserver;
}

/** Each read makes the response uncacheable and adds its subject to the audit trail. */
export function createUncachedReads({
  clientFor,
  clientNameOf,
  tenant,
  auditTrail,
  dependencies,
  observer,
}: UncachedReadsOptions): UncachedReads {
  return {
    async call(endpoint, request, signal) {
      dependencies.markUncacheable();
      const asking = { tenant, role: endpoint.role };
      const response = await clientFor(asking)
        .call(endpoint, request, signal, observer)
        .catch((error: unknown) => {
          // The reason for the abort says more than the error of the aborted call.
          throw signal?.aborted === true ? signal.reason : error;
        });
      const subject = { token: request.access_token, reportId: null };
      auditTrail.addSubject(subject, response.request_id, clientNameOf(asking));
      return response;
    },
  };
}
