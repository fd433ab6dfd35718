import {
  type Attributes,
  type Context,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { ReceivedRequest, TracedRequest } from '../http/traced-request.js';
import type { UpstreamCall } from '../plaid/plaid-observer.js';
import { type OperationObserver, UNOBSERVED } from '../reports/operation-observer.js';

const SERVER = { kind: SpanKind.SERVER };

const UNRECORDED: TracedRequest = { onCall: () => {}, onOperation: () => UNOBSERVED, onEnd: () => {} };

/**
 * Spans by the semantic conventions of OpenTelemetry for HTTP and GraphQL. No attribute has a token, a document, a variable, or a
 * word that a client chooses.
 *
 * @returns a function that starts the span of a request below the client's own span, if it sent one.
 */
export function createRequestSpans(
  tracer: Tracer,
): (request: ReceivedRequest, parent: Context) => TracedRequest {
  const servers = new Map<string, Attributes>();
  /** Each Plaid client has one base URL. */
  function serverOf(baseUrl: string): Attributes {
    const known = servers.get(baseUrl) ?? serverAttributes(baseUrl);
    servers.set(baseUrl, known);
    return known;
  }

  /** A span of a call that has ended. */
  function recordCall(
    parent: Context,
    { baseUrl, path, outcome, durationMs, resends, httpStatus }: UpstreamCall,
  ): void {
    const endedAt = Date.now();
    const span = tracer.startSpan(
      `POST ${path}`,
      {
        kind: SpanKind.CLIENT,
        startTime: endedAt - durationMs,
        attributes: {
          ...serverOf(baseUrl),
          'url.template': path,
          ...(httpStatus !== null && { 'http.response.status_code': httpStatus }),
          ...(resends > 0 && { 'http.request.resend_count': resends }),
        },
      },
      parent,
    );
    if (outcome !== 'ok') fail(span, httpStatus === null ? outcome : String(httpStatus));
    span.end(endedAt);
  }

  function startOperation(parent: Context): OperationObserver {
    const span = tracer.startSpan('graphql', {}, parent);
    const context = trace.setSpan(parent, span);
    return {
      onCall: (call) => recordCall(context, call),
      onLoad(path) {
        const load = tracer.startSpan('report load', { attributes: { 'url.template': path } }, context);
        return {
          onCall: (call) => recordCall(trace.setSpan(context, load), call),
          onFound: (found) => load.setAttribute('creditgraph.cache', found),
          onEnd(ageMs) {
            if (ageMs === null) fail(load, 'load_failed');
            else load.setAttribute('creditgraph.report.age', Math.round(ageMs) / 1_000);
            load.end();
          },
        };
      },
      onEnd({ kind, estimatedCost, work, errorCodes: [firstCode] }) {
        if (kind !== null) {
          span.updateName(kind);
          span.setAttribute('graphql.operation.type', kind);
        }
        if (estimatedCost !== null) span.setAttribute('creditgraph.cost.estimated', estimatedCost);
        span.setAttribute('creditgraph.cost.used', work);
        if (firstCode !== undefined) fail(span, firstCode);
        span.end();
      },
    };
  }

  return ({ method, route }, parent) => {
    const span = tracer.startSpan(`${method} ${route}`, SERVER, parent);
    if (!span.isRecording()) return UNRECORDED;
    return {
      onCall(call) {
        recordCall(trace.setSpan(parent, span), call);
      },
      onOperation() {
        return startOperation(trace.setSpan(parent, span));
      },
      onEnd(status) {
        // Not given to `startSpan`, which checks and copies attributes three times.
        span.setAttribute('http.request.method', method);
        span.setAttribute('http.route', route);
        if (status === null) fail(span, 'aborted');
        else {
          span.setAttribute('http.response.status_code', status);
          // A refusal is no failure of the server.
          if (status >= 500) fail(span, String(status));
        }
        span.end();
      },
    };
  };
}

function serverAttributes(baseUrl: string): Attributes {
  const { hostname, port, protocol } = new URL(baseUrl);
  return {
    'http.request.method': 'POST',
    'server.address': hostname,
    'server.port': Number(port) || (protocol === 'https:' ? 443 : 80),
  };
}

function fail(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
