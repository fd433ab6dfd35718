import type { ClientFor } from '../plaid/clients.js';
import type { Endpoint } from '../plaid/endpoint.js';
import type { OperationReads } from './operation-reads.js';

/** Reads of what changes between two of them: an Item's data, by its access token. */
export interface LiveReads {
  call<Request extends { readonly access_token: string }, Response extends { readonly request_id: string }>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
  ): Promise<Response>;
}

/** Notes on the way that the answer is for this once, and whose data is in it. */
export function createLiveReads(clientFor: ClientFor, tenant: string, reads: OperationReads): LiveReads {
  return {
    async call(endpoint, request, signal) {
      reads.passing();
      const answer = await clientFor({ tenant, role: endpoint.role }).call(endpoint, request, signal);
      reads.subject({ token: request.access_token, reportId: null }, answer.request_id);
      return answer;
    },
  };
}
