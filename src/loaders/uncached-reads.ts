import type { AuditTrail } from '../audit/audit-trail.js';
import type { Dependencies } from '../cache/dependencies.js';
import type { ClientFor } from '../plaid/clients.js';
import type { Endpoint } from '../plaid/endpoint.js';

/** Reads past the cache, by access token: an Item's data change between two reads. */
export interface UncachedReads {
  call<Request extends { readonly access_token: string }, Response extends { readonly request_id: string }>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
  ): Promise<Response>;
}

export interface UncachedReadsOptions {
  readonly clientFor: ClientFor;
  readonly tenant: string;
  readonly auditTrail: AuditTrail;
  readonly dependencies: Dependencies;
}

/** The response of the operation must not be cached, and its audit trail gets the subject. */
export function createUncachedReads({
  clientFor,
  tenant,
  auditTrail,
  dependencies,
}: UncachedReadsOptions): UncachedReads {
  return {
    async call(endpoint, request, signal) {
      dependencies.markUncacheable();
      const answer = await clientFor({ tenant, role: endpoint.role }).call(endpoint, request, signal);
      auditTrail.addSubject({ token: request.access_token, reportId: null }, answer.request_id);
      return answer;
    },
  };
}
