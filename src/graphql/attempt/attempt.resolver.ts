import { Args, Ctx, Extensions, Query, Resolver } from 'type-graphql';
import { ATTEMPTED_MUTATIONS, type Attempt as StoredAttempt } from '../../idempotency/attempt.js';
import { roleOf } from '../../idempotency/attempted-endpoint.js';
import { DataClass } from '../access/data-class.js';
import type { Context } from '../context.js';
import { BadInputError } from '../errors/errors.js';
import { ASKS_PLAID } from '../shared/cost-hints.js';
import { AttemptArgs } from './attempt.args.js';
import { Attempt } from './attempt.type.js';
import { attemptOwner } from './change-once.js';
import { evidenceOf } from './evidence.js';

@Resolver()
export class AttemptResolver {
  @Extensions(ASKS_PLAID)
  @Query((_returns) => Attempt, {
    nullable: true,
    description:
      "What came of an earlier mutation of the caller's own, by its idempotency key. Null for a key that was never sent, has expired, or whose attempt changed nothing and may be sent again. If the response of Plaid was lost, a read finds out where one can.",
  })
  @DataClass('attempt')
  async attempt(
    @Args((_type) => AttemptArgs) { idempotencyKey, mutation }: AttemptArgs,
    @Ctx() context: Context,
  ): Promise<Attempt | null> {
    // Attempts are in the main thread, and their reads are never the same twice.
    context.placement.pinToMainThread();
    context.dependencies.markUncacheable();
    const mutations = mutation === null || mutation === undefined ? ATTEMPTED_MUTATIONS : [mutation];
    const found = await Promise.all(mutations.map((name) => find(context, name, idempotencyKey)));
    const [attempt = null, another] = found.filter((each) => each !== null);
    if (another !== undefined) {
      throw new BadInputError('mutation is required: this key was sent with several mutations');
    }
    return attempt && toAttempt(attempt, context);
  }
}

function find(
  context: Context,
  mutation: StoredAttempt['mutation'],
  idempotencyKey: string,
): Promise<StoredAttempt | null> {
  const owner = attemptOwner(context);
  const client = context.clientKeyOf({ tenant: owner.tenant, role: roleOf(mutation) });
  return context.attempts.find(
    { ...owner, client, mutation, idempotencyKey },
    ({ tokens }) => evidenceOf(context, mutation, tokens[0] ?? null),
    ({ tokens }, event) => context.noteAttempt(mutation, event, tokens),
  );
}

/** The fields of Plaid's responses that a caller may want. */
interface KnownResponse {
  readonly request_id?: string;
  readonly asset_report_id?: string | null;
  readonly asset_report_token?: string;
  readonly relay_token?: string;
  readonly audit_copy_token?: string;
}

function toAttempt(
  { mutation, createdAt, tokens, outcome }: StoredAttempt,
  { auditTrail }: Context,
): Attempt {
  const response: KnownResponse = outcome.state === 'SUCCEEDED' ? outcome.response : {};
  const { asset_report_token, relay_token, audit_copy_token } = response;
  const made = [asset_report_token, relay_token, audit_copy_token].filter((token) => token !== undefined);
  for (const token of [...tokens, ...made]) auditTrail.addToken(token);
  const error = outcome.state === 'FAILED' ? outcome.error : null;
  return {
    mutation,
    state: outcome.state,
    createdAt,
    settledByRead: outcome.state === 'SUCCEEDED' && outcome.isSettled,
    requestId: response.request_id || error?.requestId || null,
    assetReportId:
      outcome.state === 'CREATED_UNREACHABLE' ? outcome.assetReportId : (response.asset_report_id ?? null),
    assetReportToken: asset_report_token ?? null,
    relayToken: relay_token === undefined ? null : { token: relay_token },
    auditCopy: audit_copy_token === undefined ? null : { token: audit_copy_token },
    errorType: error?.errorType ?? null,
    errorCode: error?.errorCode ?? null,
  };
}
