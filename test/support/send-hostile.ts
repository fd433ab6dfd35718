import { Agent, request as httpRequest } from 'node:http';
import type { HostileRequest } from './hostile-requests.js';

/** The response, and the time from the first byte sent to the last byte read. */
export interface HostileAnswer {
  readonly status: number;
  readonly text: string;
  readonly tookMs: number;
}

/** Sends raw requests, one after another over one connection. */
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

/** The fault of a response to a hostile request; null for a correct refusal. */
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
