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
import type { Auditor } from './auditor.js';
import { callerOf } from './authentication.js';
import { clientGone } from './client-gone.js';
import { sendProblem } from './errors.js';

export const DOWNLOAD_PATH = '/downloads';

/** A download that may be made, as the ticket in its URL says. */
export interface OpenedDownload {
  readonly contentType: ContentType;
  readonly fileName: string;
  /** What was said to ask for when the URL was made. */
  readonly purpose: string | null;
  /** What the audit log calls whose data it is. */
  readonly subject: AuditSubject;
  /** Asks Plaid for the file. */
  readonly fetch: (signal: AbortSignal) => Promise<UpstreamBytes>;
}

export interface DownloadEndpointOptions {
  /** @throws {TicketError} also for a ticket of somebody else's. */
  readonly open: (ticket: string, principal: Principal) => Promise<OpenedDownload>;
  readonly auditor: Auditor;
  /** Called with every error that is a fault of ours. */
  readonly onFault: (error: unknown, requestId: string) => void;
}

/**
 * GET `/downloads/:ticket`: asks Plaid for a file and passes it on as it comes, without ever holding all of it.
 *
 * Until the first byte, whatever goes wrong is answered as a problem (RFC 9457). After it, the connection is cut, so that
 * nobody takes half a file for a whole one.
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
    const refused = new AbortController();
    const signal = AbortSignal.any([clientGone(reply), refused.signal]);
    let download: OpenedDownload;
    let bytes: UpstreamBytes;
    try {
      download = await open(ticket, principal);
      // Plaid bills each PDF, so none is asked for that could not be written down.
      await auditor.assureWritable(true);
      bytes = await download.fetch(signal);
      await auditor.note(
        {
          decision: 'allowed',
          operation: { name: 'download', hash: null },
          classes: ['file'],
          subjects: [download.subject],
          count: 1,
          plaidRequestIds: bytes.requestId === null ? [] : [bytes.requestId],
        },
        { principal, purpose: download.purpose },
        request.id,
      );
    } catch (error) {
      if (signal.aborted) return reply.hijack();
      refused.abort();
      const problem = problemOf(error);
      if (problem.code === 'INTERNAL_SERVER_ERROR') onFault(error, request.id);
      return sendProblem(reply, problem);
    }

    // A body that fails midway ends the connection: Fastify destroys it once the headers have left.
    const body = Readable.from(bytes.body);
    if (request.raw.httpVersion === '1.0') {
      // The end of the connection is how HTTP/1.0 says that a file is whole, so a failure must not look like one.
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

/** The same scopes as for the field with the URL: a caller may have fewer by now. */
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
    ? { status: 410, code: 'NOT_FOUND', title: 'This download has expired; ask for a new URL' }
    : { status: 404, code: 'NOT_FOUND', title: 'There is no such download' };
}
