import type { AttemptedMutation } from '../../idempotency/attempt.js';
import type { Changed } from '../../idempotency/change.js';
import { withoutEnd } from '../../lib/deadline.js';
import { clearLoaders } from '../../loaders/loaders.js';
import type { Endpoint } from '../../plaid/endpoint.js';
import type { Context } from '../context.js';
import { BadInputError } from '../errors/errors.js';
import { evidenceOf } from './evidence.js';
import type { IdempotentInput } from './idempotent.input.js';
import { hasWebhook, type WebhookPlace, withWebhook } from './own-webhook.js';

type Changing = Pick<
  Context,
  | 'clientFor'
  | 'clientKeyOf'
  | 'caller'
  | 'loaders'
  | 'reports'
  | 'attempts'
  | 'idempotencyKey'
  | 'noteAttempt'
  | 'ownWebhook'
  | 'signal'
  | 'observer'
>;

export interface ChangeCall<Request, Response> {
  readonly mutation: AttemptedMutation;
  readonly input: IdempotentInput;
  readonly endpoint: Endpoint<Request, Response>;
  readonly request: Request;
  /** The live tokens that the request names. The first is read to find out whether a lost call has happened. */
  readonly tokens: readonly string[];
  /** Whether its tokens return something else after the call, or nothing. */
  readonly isInvalidating?: boolean;
  /** Where Plaid reads the address of webhooks. Absent for endpoints without one. */
  readonly webhookIn?: WebhookPlace;
}

/**
 * Calls an endpoint that changes data at Plaid, once for each idempotency key, and invalidates cached reads, so that the fields of a
 * mutation and other operations see the change. It also invalidates when the call fails, because the change may have happened.
 *
 * Plaid is given the attempt's own address for webhooks, unless the client gave one. The address is no part of the hash of the input,
 * because each attempt has another one.
 *
 * The call continues when the client disconnects, and after the time of the operation. It does not begin when too little of that time
 * is left.
 *
 * @throws {NoPlaidClientError} when the tenant has no client for the call. Nothing is written or sent then.
 * @throws {BadInputError} when the input and the header have different keys.
 * @throws {IdempotencyKeyReusedError} when the key was used with another request.
 * @throws {StateUnavailableError} when the attempt cannot be written; nothing was sent then.
 * @throws the errors of the call.
 */
export async function changeOnce<Request extends object, Response extends object>(
  context: Changing,
  {
    mutation,
    input,
    endpoint,
    request,
    tokens,
    isInvalidating = false,
    webhookIn,
  }: ChangeCall<Request, Response>,
): Promise<Changed<Response>> {
  const { clientFor, caller, loaders, reports, attempts, ownWebhook, signal, observer } = context;
  const asking = { tenant: caller.principal.tenant, role: endpoint.role };
  const plaid = clientFor(asking);
  const addressIn = webhookIn === undefined || hasWebhook(request, webhookIn) ? null : webhookIn;
  return attempts.run<Response>({
    mutation,
    ...attemptOwner(context),
    client: context.clientKeyOf(asking),
    idempotencyKey: keyOf(input, context),
    path: endpoint.path,
    request,
    tokens,
    evidence: evidenceOf(context, mutation, tokens[0] ?? null),
    note: (event) => context.noteAttempt(mutation, event, tokens),
    signal,
    hasAddress: addressIn !== null && ownWebhook !== null,
    async call(place) {
      const sent =
        addressIn === null || ownWebhook === null
          ? request
          : withWebhook(request, addressIn, ownWebhook(place, endpoint.role));
      try {
        return await plaid.call(endpoint, sent, withoutEnd(signal), observer);
      } finally {
        reports.invalidate(isInvalidating ? tokens : []);
        clearLoaders(loaders);
      }
    },
  });
}

/** The key in the input, or that of the request. A mutation with two keys would have one of them ignored. */
function keyOf({ idempotencyKey }: IdempotentInput, request: Pick<Context, 'idempotencyKey'>): string | null {
  const key = idempotencyKey ?? request.idempotencyKey;
  if (request.idempotencyKey !== null && key !== request.idempotencyKey) {
    throw new BadInputError(
      'input.idempotencyKey: must be equal to the header Idempotency-Key, but is another string',
    );
  }
  return key;
}

/** Whose attempts they are. Callers that do not authenticate are one caller, whom no token can claim to be. */
export function attemptOwner({ caller: { principal } }: Pick<Context, 'caller'>): {
  readonly tenant: string;
  readonly principal: string;
} {
  return { tenant: principal.tenant, principal: principal.isAnybody === true ? '' : principal.subject };
}
