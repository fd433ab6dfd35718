import { Readable } from 'node:stream';
import type { RouteHandlerMethod } from 'fastify';
import type { AuditSubject } from '../audit/audit-entry.js';
import { AuditUnavailableError } from '../audit/audit-log.js';
import { FIELD_CLASSES } from '../auth/field-class.js';
import type { Principal } from '../auth/principal.js';
import { TicketError } from '../downloads/ticket.js';
import { AUDIT_UNAVAILABLE } from '../graphql/audit/audit-refusal.js';
import { formatProblem, type Problem } from '../graphql/errors/problem.js';
import type { UpstreamBytes } from '../plaid/bytes.js';
import type { ContentType } from '../plaid/endpoint.js';
import type { CallObserver } from '../plaid/plaid-observer.js';
import type { Auditor } from './auditor.js';
import { callerOf } from './authentication.js';
import { clientGone } from './client-gone.js';
import { sendProblem } from './errors.js';

export const DOWNLOAD_PATH = '/downloads';

/** A download whose ticket was opened. */
export interface OpenedDownload {
  readonly contentType: ContentType;
  readonly fileName: string;
  /** The purpose that the caller stated when the URL was created. */
  readonly purpose: string | null;
  readonly subject: AuditSubject;
  /** The name of the Plaid client that is called; null for the only client of a server. */
  readonly plaidClient: string | null;
  /** Requests the file from Plaid. */
  readonly fetch: (signal: AbortSignal, observer?: CallObserver) => Promise<UpstreamBytes>;
}

export interface DownloadEndpointOptions {
  /** @throws {TicketError} also for a ticket of another caller. */
  readonly open: (ticket: string, principal: Principal) => Promise<OpenedDownload>;
  readonly auditor: Auditor;
  /** Called with every unexpected error. */
  readonly onFault: (error: unknown, requestId: string) => void;
}

/**
 * GET `/downloads/:ticket`: streams a file from Plaid to the client, without buffering all of it.
 *
 * An error before the first byte becomes a problem response (RFC 9457). After the first byte, the connection is destroyed, so that
 * a client cannot mistake a part for the whole file.
 */
export function createDownloadEndpoint({
  open,
  auditor,
  onFault,
}: DownloadEndpointOptions): RouteHandlerMethod {
  return async (request, reply) => {
    const { ticket } = request.params as { ticket: string };
    const { principal } = callerOf(request);
    if (!mayDownload(principal)) return sendProblem(reply, FORBIDDEN);
    const gone = clientGone(reply);
    const stopped = new AbortController();
    gone.addEventListener('abort', () => stopped.abort(), { once: true });
    let download: OpenedDownload;
    let bytes: UpstreamBytes;
    try {
      download = await open(ticket, principal);
      // Checked before the call, because Plaid bills each PDF.
      await auditor.assureWritable(true);
      bytes = await download.fetch(stopped.signal, request.observer ?? undefined);
      await auditor.note(
        {
          decision: 'allowed',
          operation: { name: 'download', hash: null },
          classes: ['file'],
          subjects: [download.subject],
          count: 1,
          plaidRequestIds: bytes.requestId === null ? [] : [bytes.requestId],
          ...(download.plaidClient !== null && { plaidClients: [download.plaidClient] }),
        },
        { principal, purpose: download.purpose },
        request.id,
      );
    } catch (error) {
      if (gone.aborted) return reply.hijack();
      stopped.abort();
      const problem = problemOf(error);
      if (problem.code === 'INTERNAL_SERVER_ERROR') onFault(error, request.id);
      return sendProblem(reply, problem);
    }

    // If the body fails after the headers were sent, Fastify destroys the connection.
    const body = Readable.from(bytes.body);
    if (request.raw.httpVersion === '1.0') {
      // In HTTP/1.0, a normal end of the connection means that the file is complete. A reset does not.
      body.once('error', () => request.raw.socket.resetAndDestroy());
    }
    return reply
      .headers({
        'content-type': download.contentType,
        'content-disposition': `attachment; filename="${download.fileName}"`,
        ...(bytes.length !== null && { 'content-length': bytes.length }),
        ...(bytes.requestId !== null && { 'plaid-request-id': bytes.requestId }),
      })
      .send(body);
  };
}

/** The scopes of the field that returned the URL. They are checked again, because the caller may have lost some. */
function mayDownload({ scopes }: Principal): boolean {
  return FIELD_CLASSES.file.every((scope) => scopes.has(scope));
}

const FORBIDDEN: Problem = {
  status: 403,
  code: 'FORBIDDEN',
  title: `Downloads need the scopes ${FIELD_CLASSES.file.join(' and ')}`,
};

function problemOf(error: unknown): Problem {
  if (error instanceof TicketError) return ticketProblem(error);
  return error instanceof AuditUnavailableError ? AUDIT_UNAVAILABLE : formatProblem(error);
}

function ticketProblem({ refusal }: TicketError): Problem {
  return refusal === 'expired'
    ? { status: 410, code: 'NOT_FOUND', title: 'This download has expired; request a new URL' }
    : { status: 404, code: 'NOT_FOUND', title: 'There is no such download' };
}
