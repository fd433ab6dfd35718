import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** A span as OTLP has it in JSON, with its attributes as one object. */
export interface ReceivedSpan {
  readonly name: string;
  readonly kind: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** 2 for an error. */
  readonly statusCode: number;
  readonly durationMs: number;
}

/** A collector of OpenTelemetry: receives spans as JSON on a free port. */
export interface OtlpReceiver {
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** All that it received, as text. */
  readonly text: string;
  /** The headers of the last request. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** The attributes of the resource. */
  readonly resource: ReceivedSpan['attributes'];
  stop(): Promise<void>;
}

interface Attribute {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly intValue?: number;
    readonly doubleValue?: number;
  };
}

interface Traces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly {
      readonly spans: readonly {
        readonly name: string;
        readonly kind: number;
        readonly traceId: string;
        readonly spanId: string;
        readonly parentSpanId?: string;
        readonly attributes: readonly Attribute[];
        readonly status: { readonly code?: number };
        readonly startTimeUnixNano: string;
        readonly endTimeUnixNano: string;
      }[];
    }[];
  }[];
}

export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const spans: ReceivedSpan[] = [];
  const received = { text: '', headers: {}, resource: {} };
  const server = createServer(async (request, response) => {
    const traces = (await json(request)) as Traces;
    received.text += JSON.stringify(traces);
    received.headers = request.headers;
    for (const { resource, scopeSpans } of traces.resourceSpans) {
      received.resource = plain(resource.attributes);
      for (const { parentSpanId = null, attributes, status, ...span } of scopeSpans.flatMap((s) => s.spans)) {
        const { startTimeUnixNano, endTimeUnixNano, ...rest } = span;
        spans.push({
          ...rest,
          parentSpanId,
          attributes: plain(attributes),
          statusCode: status.code ?? 0,
          durationMs: Number(BigInt(endTimeUnixNano) - BigInt(startTimeUnixNano)) / 1e6,
        });
      }
    }
    response.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    get text() {
      return received.text;
    },
    get headers() {
      return received.headers;
    },
    get resource() {
      return received.resource;
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function plain(attributes: readonly Attribute[]): ReceivedSpan['attributes'] {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue ?? value.doubleValue ?? '']),
  );
}
