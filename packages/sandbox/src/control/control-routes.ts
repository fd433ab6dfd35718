import * as z from 'zod';
import { formatDateTime } from '../formatters/wire.js';
import type { CallLog } from '../http/call-log.js';
import type { Faults } from '../http/faults.js';
import type { JsonObject } from '../http/json-object.js';
import { validate } from '../http/validation.js';
import type { ReportFailures } from '../reports/report-failures.js';
import type { Clock } from '../state/clock.js';
import { type Client, reportFailures as failures, type Item } from '../state/entities.js';
import type { Ledger } from '../state/ledger.js';
import type { Samples } from '../state/samples.js';
import { webhookCodes } from '../webhooks/bodies.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { faultInput, toFault, toWebhookFault, webhookFaultInput } from './fault-input.js';

/** The parts of a running sandbox that the control API reads and changes. */
export interface ControlledSandbox {
  readonly url: string;
  /** Every path that the sandbox serves. */
  readonly paths: readonly string[];
  readonly samples: Samples;
  readonly clients: { readonly ours: Client; readonly partner: Client };
  readonly clock: Clock;
  readonly calls: CallLog;
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly reportFailures: ReportFailures;
  readonly webhooks: Webhooks;
  /** The Items of custom users with parts that have no effect. */
  readonly customItems: () => readonly Item[];
}

export interface ControlRoute {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly path: string;
  readonly meaning: string;
  /** `input` has the query parameters and the fields of the JSON body. */
  readonly handle: (input: JsonObject) => object;
}

/** A hundred years, so that the sandbox's time stays a valid date. */
const maxAdvanceMs = 3_155_760_000_000;

export function createControlRoutes(sandbox: ControlledSandbox): readonly ControlRoute[] {
  const { url, samples, clients, clock, calls, ledger, faults, reportFailures, webhooks } = sandbox;
  const nothing = z.strictObject({});
  const path = z.enum(sandbox.paths);
  const code = z.enum(webhookCodes);

  const routes: readonly ControlRoute[] = [
    route({
      method: 'GET',
      path: '/',
      meaning: 'list the calls of this API',
      schema: nothing,
      handle: () => ({ calls: routes.map((each) => `${each.method} ${each.path}: ${each.meaning}`) }),
    }),
    route({
      method: 'GET',
      path: '/samples',
      meaning: 'get the address, the keys and the tokens that exist at start',
      schema: nothing,
      handle: () => ({
        url,
        clients: { ours: credentials(clients.ours), partner: credentials(clients.partner) },
        ...samples,
      }),
    }),
    route({
      method: 'GET',
      path: '/custom-users/left-out',
      meaning: 'list the parts of user_custom configurations that have no effect',
      schema: nothing,
      handle: () => ({
        items: sandbox.customItems().map(({ itemId, leftOut }) => ({ itemId, leftOut })),
      }),
    }),
    route({
      method: 'GET',
      path: '/calls',
      meaning: 'count the calls of each path',
      schema: nothing,
      handle: () => ({ total: calls.total, byPath: calls.counts() }),
    }),
    route({
      method: 'DELETE',
      path: '/calls',
      meaning: 'set the counts to 0',
      schema: nothing,
      handle: () => {
        calls.reset();
        return {};
      },
    }),
    route({
      method: 'GET',
      path: '/ledger',
      meaning: 'list the effects of all calls, of ?clientId= or about ?token=, oldest first',
      schema: z.strictObject({ clientId: z.string().optional(), token: z.string().optional() }),
      handle: (filter) => ({
        effects: ledger.entries(filter).map((entry) => ({ ...entry, time: formatDateTime(entry.time) })),
      }),
    }),
    route({
      method: 'PUT',
      path: '/faults',
      meaning: 'replace the faults of a path',
      schema: z.strictObject({ path, faults: z.array(faultInput).min(1) }),
      handle: (input) => {
        faults.set(input.path, ...input.faults.map(toFault));
        return {};
      },
    }),
    route({
      method: 'DELETE',
      path: '/faults',
      meaning: 'clear the faults of ?path=, or of all paths',
      schema: z.strictObject({ path: path.optional() }),
      handle: (input) => {
        faults.clear(input.path);
        return {};
      },
    }),
    route({
      method: 'POST',
      path: '/reports/fail-next',
      meaning: 'make the next new report fail',
      schema: z.strictObject({ failure: z.enum(failures).optional() }),
      handle: (input) => {
        reportFailures.failNext(input.failure);
        return {};
      },
    }),
    route({
      method: 'GET',
      path: '/clock',
      meaning: 'get the time of the sandbox',
      schema: nothing,
      handle: () => ({ now: formatDateTime(clock.now()) }),
    }),
    route({
      method: 'POST',
      path: '/clock/advance',
      meaning: 'advance the clock; reports and webhooks that become due are processed at once',
      schema: z.strictObject({ ms: z.int().min(0).max(maxAdvanceMs) }),
      handle: (input) => {
        clock.advance(input.ms);
        return { now: formatDateTime(clock.now()) };
      },
    }),
    route({
      method: 'GET',
      path: '/webhooks',
      meaning: 'list the webhooks and their attempts, oldest first',
      schema: nothing,
      handle: () => ({ deliveries: webhooks.sender.deliveries }),
    }),
    route({
      method: 'PUT',
      path: '/webhooks/faults',
      meaning: 'replace the faults of a webhook code',
      schema: z.strictObject({ code, faults: z.array(webhookFaultInput).min(1) }),
      handle: (input) => {
        webhooks.faults.set(input.code, ...input.faults.map(toWebhookFault));
        return {};
      },
    }),
    route({
      method: 'DELETE',
      path: '/webhooks/faults',
      meaning: 'clear the faults of ?code=, or of all webhook codes',
      schema: z.strictObject({ code: code.optional() }),
      handle: (input) => {
        webhooks.faults.clear(input.code);
        return {};
      },
    }),
    route({
      method: 'POST',
      path: '/webhooks/keys/rotate',
      meaning: 'sign webhooks with a new key',
      schema: nothing,
      handle: () => ({ keyId: webhooks.keys.rotate().keyId }),
    }),
    route({
      method: 'POST',
      path: '/reset',
      meaning: 'clear faults, counts and finished webhooks; reports, tokens and the ledger remain',
      schema: nothing,
      handle: () => {
        faults.clear();
        webhooks.faults.clear();
        reportFailures.clear();
        webhooks.sender.forget();
        calls.reset();
        return {};
      },
    }),
  ];
  return routes;
}

interface RouteTerms<S extends z.ZodType> extends Omit<ControlRoute, 'handle'> {
  readonly schema: S;
  readonly handle: (input: z.output<S>) => object;
}

function route<S extends z.ZodType>({ method, path, meaning, schema, handle }: RouteTerms<S>): ControlRoute {
  return { method, path, meaning, handle: (input) => handle(validate(schema, input)) };
}

function credentials({ clientId, secret }: Client) {
  return { clientId, secret };
}
