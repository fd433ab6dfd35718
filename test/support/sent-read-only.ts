import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Answer, AnsweredError } from './test-app.js';

/** One connection for each request under way. */
const agent = new Agent({ keepAlive: true, maxSockets: 1_000 });

/** Sends a query by POST, with the header that lets a balancer send it again. */
export async function sendReadOnly<Result>(
  url: string,
  operation: { readonly query: string; readonly variables?: object },
  headers: Readonly<Record<string, string>>,
): Promise<Pick<Answer<Result>, 'status' | 'data' | 'errors'>> {
  const body = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json', 'x-read-only': 'true' },
    });
    sent.on('error', reject);
    sent.on('response', (response) =>
      text(response).then((read) => resolve({ status: response.statusCode ?? 0, text: read }), reject),
    );
    sent.end(JSON.stringify(operation));
  });
  if (body.text === '') return { status: body.status, data: null, errors: [] };
  const { data, errors = [] } = JSON.parse(body.text) as { data?: Result; errors?: AnsweredError[] };
  return { status: body.status, data, errors };
}
