import { Agent, request as httpRequest } from 'node:http';
import type { HostileRequest } from './hostile-requests.js';

/** What came back, and how long that took from the first byte that was sent to the last that was read. */
export interface HostileAnswer {
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
}

/** Sends requests as they are written, one after the other over one connection. */
export function createHostileClient(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    async send({ method, search, headers, body }: HostileRequest): Promise<HostileAnswer> {
      const started = performance.now();
      return new Promise((resolve, reject) => {
        const sent = httpRequest(`${url}${search}`, { method, headers, agent }, (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text, tookMs: performance.now() - started }),
          );
        });
        sent.on('error', reject);
        sent.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}

/** What is wrong with an answer to a hostile request; null when it is refused as it should be. */
export function faultOf({ status, text }: HostileAnswer): string | null {
  if (status < 200 || status >= 500) return `status ${status}`;
  let body: { data?: unknown; errors?: readonly { extensions?: { code?: string; requestId?: string } }[] };
  try {
    body = JSON.parse(text) as typeof body;
  } catch {
    return 'no JSON';
  }
  const { data, errors = [] } = body;
  if (data !== undefined && data !== null) return 'has data';
  if (errors.length === 0 || errors.length > 6) return `has ${errors.length} errors`;
  for (const { extensions: { code = '', requestId } = {} } of errors) {
    if (!CODES.includes(code)) return `code ${code}`;
    if (requestId === undefined) return 'no request id';
  }
  return null;
}

const CODES = [
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_LARGE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
];
