import type { SubjectNames } from '../audit/audit-subject.js';
import type { Caller, Principal } from '../auth/principal.js';
import type { Tickets } from '../downloads/ticket.js';
import { DOWNLOAD_PATH, type OpenedDownload } from '../http/download-endpoint.js';
import type { ClientFor, ClientNameOf } from '../plaid/clients.js';
import { callOf, type Download, fileNameOf } from '../reports/sources/sources.js';

/** Creates and opens download URLs. */
export interface Downloads {
  /** Creates a URL that works only for its caller. */
  create(download: Download, caller: Caller): Promise<{ readonly url: string; readonly expiresAt: string }>;
  /** @throws {TicketError} also for a ticket of another caller. */
  open(ticket: string, principal: Principal): Promise<OpenedDownload>;
}

export interface DownloadsOptions {
  readonly tickets: Tickets;
  readonly subjects: SubjectNames;
  readonly clientFor: ClientFor;
  readonly clientNameOf: ClientNameOf;
  /** Unknown until the server listens. */
  readonly baseUrl: () => string;
}

export function createDownloads({
  tickets,
  subjects,
  clientFor,
  clientNameOf,
  baseUrl,
}: DownloadsOptions): Downloads {
  return {
    async create(download, caller) {
      const { ticket, expiresAt } = await tickets.seal(download, caller);
      return { url: `${baseUrl()}${DOWNLOAD_PATH}/${ticket}`, expiresAt: expiresAt.toISOString() };
    },

    async open(ticket, principal) {
      const { tenant } = principal;
      const { download, purpose } = await tickets.open(ticket, principal);
      const { endpoint, request } = callOf(download);
      const asking = { tenant, role: endpoint.role };
      return {
        contentType: endpoint.contentType,
        fileName: fileNameOf(download, new Date()),
        purpose,
        subject: { token: subjects.nameOf(tenant, download.token), report: null },
        plaidClient: clientNameOf(asking),
        fetch: async (signal, observer) => clientFor(asking).stream(endpoint, request, signal, observer),
      };
    },
  };
}
