import { z } from 'zod';
import { formatDateTime } from '../formatters/wire.js';
import type { CallLog } from '../http/call-log.js';
import type { Faults } from '../http/faults.js';
import { type JsonObject, validate } from '../http/validation.js';
import type { ReportFailures } from '../reports/report-failures.js';
import type { Clock } from '../state/clock.js';
import { type Client, reportFailures as failures, type Item } from '../state/entities.js';
import type { Samples } from '../state/samples.js';
import { webhookCodes } from '../webhooks/bodies.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { faultInput, toFault, toWebhookFault, webhookFaultInput } from './fault-input.js';

/** What of a running sandbox can be looked at and changed from outside. */
export interface Controlled {
  readonly url: string;
  /** Every path that the sandbox serves. */
  readonly paths: readonly string[];
  readonly samples: Samples;
  readonly clients: { readonly ours: Client; readonly partner: Client };
  readonly clock: Clock;
  readonly calls: CallLog;
  readonly faults: Faults;
  readonly reportFailures: ReportFailures;
  readonly webhooks: Webhooks;
  /** The Items of custom users whose configuration is used in part only. */
  readonly customItems: () => readonly Item[];
}

export interface ControlRoute {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly meaning: string;
  /** Answers the JSON that was sent, or the parameters of the address for GET and DELETE. */
  readonly handle: (input: JsonObject) => object;
}

/** A hundred years, in ms: a date of the sandbox stays a date. */
const maxAdvanceMs = 3_155_760_000_000;

export function createControlRoutes(sandbox: Controlled): readonly ControlRoute[] {
  const { url, samples, clients, clock, calls, faults, reportFailures, webhooks } = sandbox;
  const nothing = z.strictObject({});
  const path = z.enum(sandbox.paths);
  const code = z.enum(webhookCodes);

  const routes: readonly ControlRoute[] = [
    route('GET', '/', 'what can be asked here', nothing, () => ({
      calls: routes.map(({ method, path: at, meaning }) => `${method} ${at}: ${meaning}`),
    })),
    route('GET', '/samples', 'address, keys and tokens to start with', nothing, () => ({
      url,
      clients: { ours: credentials(clients.ours), partner: credentials(clients.partner) },
      ...samples,
    })),
    route(
      'GET',
      '/custom-users/left-out',
      'what of the configuration of user_custom is not used',
      nothing,
      () => ({
        items: sandbox.customItems().map(({ itemId, leftOut }) => ({ itemId, leftOut })),
      }),
    ),
    route('GET', '/calls', 'how often each path was asked', nothing, () => ({
      total: calls.total,
      byPath: calls.counts(),
    })),
    route('DELETE', '/calls', 'counts from 0 again', nothing, () => {
      calls.reset();
      return {};
    }),
    route(
      'PUT',
      '/faults',
      'what goes wrong at a path, instead of what did before',
      z.strictObject({ path, faults: z.array(faultInput).min(1) }),
      (input) => {
        faults.set(input.path, ...input.faults.map(toFault));
        return {};
      },
    ),
    route(
      'DELETE',
      '/faults',
      'makes ?path=, or every path, behave again',
      z.strictObject({ path: path.optional() }),
      (input) => {
        faults.clear(input.path);
        return {};
      },
    ),
    route(
      'POST',
      '/reports/fail-next',
      'the next report that is asked for ends in an error instead of getting ready',
      z.strictObject({ failure: z.enum(failures).optional() }),
      (input) => {
        reportFailures.failNext(input.failure);
        return {};
      },
    ),
    route('GET', '/clock', "the sandbox's time", nothing, () => ({ now: formatDateTime(clock.now()) })),
    route(
      'POST',
      '/clock/advance',
      'moves the clock on; reports get ready and webhooks are sent on the way',
      z.strictObject({ ms: z.int().min(0).max(maxAdvanceMs) }),
      (input) => {
        clock.advance(input.ms);
        return { now: formatDateTime(clock.now()) };
      },
    ),
    route('GET', '/webhooks', 'webhooks and what became of them, oldest first', nothing, () => ({
      deliveries: webhooks.sender.deliveries,
    })),
    route(
      'PUT',
      '/webhooks/faults',
      'what goes wrong with webhooks of a code, instead of what did before',
      z.strictObject({ code, faults: z.array(webhookFaultInput).min(1) }),
      (input) => {
        webhooks.faults.set(input.code, ...input.faults.map(toWebhookFault));
        return {};
      },
    ),
    route(
      'DELETE',
      '/webhooks/faults',
      'delivers webhooks of ?code=, or all of them, properly again',
      z.strictObject({ code: code.optional() }),
      (input) => {
        webhooks.faults.clear(input.code);
        return {};
      },
    ),
    route('POST', '/webhooks/keys/rotate', 'signs webhooks with a new key', nothing, () => ({
      keyId: webhooks.keys.rotate().keyId,
    })),
    route(
      'POST',
      '/reset',
      'forgets faults, counts and finished webhooks; reports and tokens stay',
      nothing,
      () => {
        faults.clear();
        webhooks.faults.clear();
        reportFailures.clear();
        webhooks.sender.forget();
        calls.reset();
        return {};
      },
    ),
  ];
  return routes;
}

function route<S extends z.ZodType>(
  method: ControlRoute['method'],
  path: string,
  meaning: string,
  schema: S,
  handle: (input: z.output<S>) => object,
): ControlRoute {
  return { method, path, meaning, handle: (input) => handle(validate(schema, input)) };
}

function credentials({ clientId, secret }: Client) {
  return { clientId, secret };
}
