import type { IncomingMessage, ServerResponse } from 'node:http';
import { PlaidApiError } from '../http/errors.js';
import type { JsonObject } from '../http/json-object.js';
import { parseJsonObject, readBody } from '../http/request-body.js';
import type { ControlRoute } from './control-routes.js';

interface ControlResponse {
  readonly status: number;
  readonly body: object;
}

/** Host names that always mean this machine. */
const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Serves the control routes as JSON, only to programs on this machine. It rejects requests from web pages: those have an
 * Origin header, or after DNS rebinding a Host header with a foreign name.
 */
export function createControlListener(routes: readonly ControlRoute[], onError: (error: unknown) => void) {
  return async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await respond(request).catch((error: unknown): ControlResponse => {
      if (error instanceof PlaidApiError) return errorResponse(error.status, error.message);
      onError(error);
      return errorResponse(500, 'an unexpected error occurred');
    });
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(`${JSON.stringify(body, null, 2)}\n`);
  };

  async function respond(request: IncomingMessage): Promise<ControlResponse> {
    if (request.headers.origin !== undefined || !loopback.test(request.headers.host ?? '')) {
      return errorResponse(403, 'only programs on this machine may call this API');
    }
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    const bytes = await readBody(request);
    const here = routes.filter((each) => each.path === path);
    const route = here.find(({ method }) => method === request.method);
    if (route === undefined) {
      const methods = here.map(({ method }) => method).join(', ');
      return here.length === 0
        ? errorResponse(404, 'unknown path; GET / lists the calls')
        : errorResponse(405, `method must be ${methods}`);
    }
    if (bytes === undefined) return errorResponse(413, 'the body is too large');
    const sent = bytes.length === 0 ? {} : parseJsonObject(request, bytes);
    const input: JsonObject = { ...Object.fromEntries(new URLSearchParams(query)), ...sent };
    return { status: 200, body: route.handle(input) };
  }
}

function errorResponse(status: number, message: string): ControlResponse {
  return { status, body: { error: message } };
}
