import fc from 'fast-check';
import { type GraphQLSchema, getOperationAST, parse, print, validate } from 'graphql';
import { SCOPES, type Scope } from '../../src/auth/scope.js';
import { createSchema } from '../../src/graphql/schema.js';
import { assetReport } from '../../src/plaid/endpoints/asset-report.js';
import { leaksIn, withTypes } from './guarded-values.js';
import { askDirectly } from './plaid-client.js';
import { type Pool, randomOperation } from './random-operation.js';
import type { ScopedApp } from './scoped-app.js';
import { type Answer, given } from './test-app.js';
import type { Request } from './two-executors.js';

/** The outcomes of a run. A run must have some of each. */
export interface Ends {
  readonly answered: number;
  readonly forbidden: number;
  /** Invalid for all callers. */
  readonly invalid: number;
}

const PURPOSE = 'underwriting';

/**
 * Sends `total` random operations, each as a caller with random scopes. It is sent together with the same operation of a caller with
 * all scopes, so that they share reads, and again when the response is cached. Fails with the smallest operation whose response
 * contains a value that its caller may not see.
 */
export async function findLeaks(scoped: ScopedApp, total: number): Promise<Ends> {
  const schema = await createSchema();
  const pool = await poolOf(scoped);
  const ends = { answered: 0, forbidden: 0, invalid: 0 };
  await fc.assert(
    fc.asyncProperty(operations(schema, pool), scopeSets, fc.boolean(), async (sent, scopes, hasPurpose) => {
      const request = told(schema, sent);
      const caller = { scopes, purpose: hasPurpose ? PURPOSE : null };
      const everybody = { scopes: SCOPES, purpose: PURPOSE };
      const [whole, joined] = await Promise.all([
        scoped.ask(everybody, request),
        scoped.ask(caller, request),
      ]);
      const again = isMutation(request) ? joined : await scoped.ask(caller, request);
      if (isForbidden(whole)) throw new Error('A caller with all scopes was refused');
      for (const [who, answer] of [
        [everybody, whole],
        [caller, joined],
        [caller, again],
      ] as const) {
        const { data } = answer;
        if (data === null || data === undefined) continue;
        const document = parse(request.query);
        const operation = given(getOperationAST(document, request.operationName), 'what was executed');
        const leaks = leaksIn({ schema, document, operation, data, caller: who });
        if (leaks.length > 0)
          throw new Error(`Leaks to ${scopes.join(' ')}: ${JSON.stringify(leaks.slice(0, 3))}`);
      }
      if (isForbidden(joined) !== isForbidden(again)) throw new Error('Refused once, and accepted once');
      ends[isForbidden(joined) ? 'forbidden' : joined.data ? 'answered' : 'invalid'] += 1;
    }),
    { numRuns: total, endOnFailure: true },
  );
  return ends;
}

function operations(schema: GraphQLSchema, pool: Pool): fc.Arbitrary<Request> {
  return fc.oneof(
    { weight: 5, arbitrary: randomOperation(schema, pool, 'query') },
    { weight: 1, arbitrary: randomOperation(schema, pool, 'mutation') },
  );
}

/** Any scopes, but mostly all except one or two, because few operations need few scopes. */
const scopeSets: fc.Arbitrary<readonly Scope[]> = fc.oneof(
  fc.subarray([...SCOPES]),
  fc
    .subarray([...SCOPES], { minLength: 1, maxLength: 2 })
    .map((lacking) => SCOPES.filter((scope) => !lacking.includes(scope))),
);

/** Adds type names to a valid operation, so that its response can be checked. */
function told(schema: GraphQLSchema, request: Request): Request {
  const document = parse(request.query);
  if (validate(schema, document).length > 0) return request;
  return { ...request, query: print(withTypes(schema, document)) };
}

function isMutation({ query }: Request): boolean {
  return query.startsWith('mutation');
}

function isForbidden({ errors }: Answer<unknown>): boolean {
  return errors.some(({ extensions }) => extensions.code === 'FORBIDDEN');
}

/** Tokens and ids of all kinds, including a report with a social security number. */
async function poolOf({ app: { sandbox }, ask }: ScopedApp): Promise<Pool> {
  const { relayTokens, accessTokens } = sandbox.samples;
  const relay = given(
    relayTokens.find(({ borrower }) => borrower === 'user_sparse'),
    'a borrower',
  ).relayToken;
  const item = given(accessTokens[0], 'an Item').accessToken;
  const own = (
    await askDirectly(sandbox).call(assetReport.create, {
      access_tokens: [item],
      days_requested: 5,
      options: { user: { first_name: 'Iris', last_name: 'Larkspur', ssn: '000-00-1234' } },
    })
  ).asset_report_token;
  const { data } = await ask(
    { scopes: SCOPES },
    {
      query: `query ($relay: String!, $own: String!, $item: String!) {
      relayToken(token: $relay) { id assetReport { report { id } } }
      assetReport(token: $own) { report { id } }
      cashflowReport(accessToken: $item, daysRequested: 5) { id }
    }`,
      variables: { relay, own, item },
    },
  );
  const ids = [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
  const copied = await ask(
    { scopes: SCOPES },
    {
      query:
        'mutation ($own: String!) { createAuditCopy(input: { assetReportToken: $own }) { auditCopy { id token } } }',
      variables: { own },
    },
  );
  const copy = (copied.data as { createAuditCopy: { auditCopy: { id: string; token: string } } })
    .createAuditCopy;
  ids.push(copy.auditCopy.id);
  return {
    token: [relay],
    tokens: [relay],
    'assetReport.token': [own],
    'assetReportDownloads.token': [own],
    'auditCopy.token': [copy.auditCopy.token],
    accessToken: [item],
    id: ids,
    ids,
    'assetReport.id': ids,
    daysToInclude: [5],
    daysRequested: [5],
    accountIds: ['nobody'],
    after: ['not a cursor'],
    before: ['not a cursor'],
    'createAuditCopy.input': [{ assetReportToken: own }],
    'createRelayToken.input': [{ reportTokens: [own], secondaryClientId: 'somebody' }],
    'createAssetReport.input': [{ accessTokens: [item], daysRequested: 2 }],
  };
}
