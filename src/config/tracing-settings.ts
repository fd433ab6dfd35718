import { milliseconds } from 'creditgraph-sandbox/settings';
import * as z from 'zod';
import { Secret } from '../lib/secret.js';
import { isBare } from './url-rules.js';

/** Where spans are sent, and which. */
export interface TracingConfig {
  /** The URL that receives the spans. */
  readonly url: string;
  readonly protocol: 'http/json' | 'http/protobuf';
  /** Headers such as an API key of the receiver, as `name=value,name=value`; null for none. */
  readonly headers: Secret | null;
  /** How long one batch of spans may take with its retries, in ms. */
  readonly timeoutMs: number;
  readonly serviceName: string;
  /** As `name=value,name=value`. */
  readonly resourceAttributes: string;
  readonly sampler: SamplerName;
  /** The share of traces that the samplers with `traceidratio` take, from 0 to 1. */
  readonly ratio: number;
}

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

export type SamplerName = (typeof SAMPLERS)[number];

const RATIO_RULE = 'must be a number from 0 to 1';
const PROTOCOL_RULE = 'must be http/protobuf or http/json';

const receiver = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine(isBare, 'must hold no credentials, query or fragment');

/** The standard variables of OpenTelemetry that the server supports. */
export const tracingSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: receiver
    .optional()
    .describe(
      'The base URL of an OpenTelemetry collector, such as http://localhost:4318. Spans are sent to /v1/traces below it. Not set: there is no tracing.',
    ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: receiver
    .optional()
    .describe('The whole URL that receives spans, in place of OTEL_EXPORTER_OTLP_ENDPOINT.'),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .enum(['http/protobuf', 'http/json'], PROTOCOL_RULE)
    .default('http/protobuf')
    .describe('The format of the spans: http/protobuf or http/json.'),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .optional()
    .describe('Headers that are sent with the spans, such as a key of the collector: name=value,name=value.'),
  OTEL_EXPORTER_OTLP_TIMEOUT: milliseconds
    .default(10_000)
    .describe('How long one batch of spans may take with its retries, in ms.'),
  OTEL_SERVICE_NAME: z.string().default('creditgraph').describe('The name of this service in traces.'),
  OTEL_RESOURCE_ATTRIBUTES: z
    .string()
    .optional()
    .describe('More attributes of this service in traces: name=value,name=value.'),
  OTEL_TRACES_SAMPLER: z
    .enum(SAMPLERS, `must be one of ${SAMPLERS.join(', ')}`)
    .default('parentbased_always_on')
    .describe(
      'Which traces are recorded. With parentbased_, the traceparent header of the client decides if there is one.',
    ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number(RATIO_RULE)
    .min(0, RATIO_RULE)
    .max(1, RATIO_RULE)
    .default(1)
    .describe('The share of traces that the samplers with traceidratio record, from 0 to 1.'),
  OTEL_TRACES_EXPORTER: z
    .enum(['otlp', 'none'], 'must be otlp or none')
    .default('otlp')
    .describe('none switches tracing off.'),
  OTEL_SDK_DISABLED: z
    .enum(['true', 'false'], 'must be true or false')
    .default('false')
    .describe('true switches tracing off.'),
};

type TracingEnvironment = z.infer<z.ZodObject<typeof tracingSettings>>;

/** Null when tracing is off. */
export function tracingConfig(env: TracingEnvironment): TracingConfig | null {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: base, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: whole } = env;
  const url = whole ?? (base === undefined ? null : `${base.replace(/\/+$/, '')}/v1/traces`);
  if (url === null || env.OTEL_TRACES_EXPORTER === 'none' || env.OTEL_SDK_DISABLED === 'true') return null;
  const { OTEL_EXPORTER_OTLP_HEADERS: headers } = env;
  return {
    url,
    protocol: env.OTEL_EXPORTER_OTLP_PROTOCOL,
    headers: headers === undefined ? null : new Secret(headers),
    timeoutMs: env.OTEL_EXPORTER_OTLP_TIMEOUT,
    serviceName: env.OTEL_SERVICE_NAME,
    resourceAttributes: env.OTEL_RESOURCE_ATTRIBUTES ?? '',
    sampler: env.OTEL_TRACES_SAMPLER,
    ratio: env.OTEL_TRACES_SAMPLER_ARG,
  };
}
