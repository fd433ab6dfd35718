import * as z from 'zod';
import { type Fault, internalServerErrorFault, rateLimitFault } from '../http/faults.js';
import type { WebhookFault } from '../webhooks/delivery.js';
import { applyJsonChange, jsonChange } from './json-changes.js';

/** JSON forms of the faults of `http/faults.ts` and `webhooks/delivery.ts`. */

const times = z.int().min(1).optional();
/** At most ten minutes, longer than any client waits. */
const delayMs = z.int().min(0).max(600_000);

export const faultInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['hang', 'reset', 'hang-after', 'reset-after', 'bad-gateway', 'cut', 'not-json']),
    times,
  }),
  z.strictObject({ kind: z.literal('internal-server-error'), times }),
  z.strictObject({ kind: z.literal('delay'), ms: delayMs, times }),
  z.strictObject({
    kind: z.literal('rate-limit'),
    retryAfterSeconds: z.int().min(0).optional(),
    times,
  }),
  z.strictObject({
    kind: z.literal('error'),
    status: z.int().min(400).max(599),
    errorType: z.string().min(1),
    errorCode: z.string().min(1),
    errorMessage: z.string().default(''),
    times,
  }),
  z.strictObject({ kind: z.literal('transform'), changes: z.array(jsonChange).min(1), times }),
]);

/** Delays are on the sandbox's clock, which can be advanced, so they have no maximum. */
export const webhookFaultInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['drop', 'duplicate', 'swap']), times }),
  z.strictObject({ kind: z.literal('delay'), ms: z.int().min(0), times }),
]);

export function toFault(input: z.output<typeof faultInput>): Fault {
  const { times: given, ...kind } = input;
  return { ...toFaultKind(kind), ...(given !== undefined && { times: given }) };
}

function toFaultKind(input: WithoutTimes<z.output<typeof faultInput>>): Fault {
  switch (input.kind) {
    case 'internal-server-error':
      return internalServerErrorFault();
    case 'rate-limit':
      return rateLimitFault(input.retryAfterSeconds);
    case 'transform':
      return {
        kind: 'transform',
        transform(body) {
          for (const each of input.changes) applyJsonChange(body, each);
          return body;
        },
      };
    default:
      return input;
  }
}

export function toWebhookFault(input: z.output<typeof webhookFaultInput>): WebhookFault {
  const { times: given, ...kind } = input;
  return { ...kind, ...(given !== undefined && { times: given }) };
}

type WithoutTimes<T> = T extends unknown ? Omit<T, 'times'> : never;
