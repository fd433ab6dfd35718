import { setTimeout as delay } from 'node:timers/promises';
import { defaultTextMapGetter, ROOT_CONTEXT, type Tracer } from '@opentelemetry/api';
import {
  type ExportResult,
  ExportResultCode,
  parseKeyPairsIntoRecord,
  TRACE_PARENT_HEADER,
  W3CTraceContextPropagator,
} from '@opentelemetry/core';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  type Sampler,
  type SpanExporter,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import type { SamplerName, TracingConfig } from '../config/tracing-settings.js';
import type { TraceRequest } from '../http/traced-request.js';
import { createRequestSpans } from './request-spans.js';

/** Spans of requests, operations, loads of reports and calls to Plaid, sent to an OpenTelemetry collector. */
export interface Tracing {
  readonly traceRequest: TraceRequest;
  /** Sends the spans that are left, for `graceMs` at most. */
  stop(graceMs: number): Promise<void>;
}

/** How many spans wait to be sent. Beyond that, spans are dropped. */
const MAX_WAITING_SPANS = 8_192;

/** Sending a batch takes about a millisecond of CPU, whatever its size, so a batch has more than the 512 spans of the default. */
const MAX_BATCH_SPANS = 2_048;

/** The least time for the last spans of a process, in ms. */
const MIN_FLUSH_MS = 500;

/**
 * Loaded only when tracing is on. Sets nothing globally: spans find their parents through observers, so no request pays for
 * AsyncLocalStorage.
 */
export async function startTracing(config: TracingConfig, log: Logger): Promise<Tracing> {
  const exporter = logFailures(await createExporter(config), log);
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      ...parseKeyPairsIntoRecord(config.resourceAttributes),
      'service.name': config.serviceName,
    }),
    sampler: samplerOf(config),
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        maxQueueSize: MAX_WAITING_SPANS,
        maxExportBatchSize: MAX_BATCH_SPANS,
      }),
    ],
  });
  const tracer: Tracer = provider.getTracer('creditgraph');
  const propagator = new W3CTraceContextPropagator();
  const spans = createRequestSpans(tracer);
  return {
    traceRequest: (request) =>
      spans(
        request,
        request.headers[TRACE_PARENT_HEADER] === undefined
          ? ROOT_CONTEXT
          : propagator.extract(ROOT_CONTEXT, request.headers, defaultTextMapGetter),
      ),
    async stop(graceMs) {
      const stopped = new AbortController();
      const timeout = delay(Math.max(MIN_FLUSH_MS, graceMs), false, stopped).catch(() => false);
      // `logFailures` logs a failure.
      const flushed = provider.shutdown().then(
        () => true,
        () => true,
      );
      if (!(await Promise.race([flushed, timeout]))) log.warn('the last spans were not sent before the stop');
      stopped.abort();
    },
  };
}

async function createExporter({ url, protocol, headers, timeoutMs }: TracingConfig): Promise<SpanExporter> {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter({
    url,
    timeoutMillis: timeoutMs,
    ...(headers !== null && { headers: parseKeyPairsIntoRecord(headers.reveal()) }),
  });
}

/** Logs when spans can no longer be sent, and when they can again. */
function logFailures(exporter: SpanExporter, log: Logger): SpanExporter {
  let isFailing = false;
  const note = ({ code }: ExportResult) => {
    const hasFailed = code !== ExportResultCode.SUCCESS;
    if (hasFailed && !isFailing) log.warn('spans cannot be sent to the collector');
    if (!hasFailed && isFailing) log.info('spans are sent to the collector again');
    isFailing = hasFailed;
  };
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        note(result);
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}

function samplerOf({ sampler, ratio }: TracingConfig): Sampler {
  const samplers: Record<SamplerName, () => Sampler> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: () => new TraceIdRatioBasedSampler(ratio),
    parentbased_always_on: () => new ParentBasedSampler({ root: samplers.always_on() }),
    parentbased_always_off: () => new ParentBasedSampler({ root: samplers.always_off() }),
    parentbased_traceidratio: () => new ParentBasedSampler({ root: samplers.traceidratio() }),
  };
  return samplers[sampler]();
}
