import type { OutgoingHttpHeaders } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StandIn, startAgainst } from '../support/stand-in-plaid.js';
import { given } from '../support/test-app.js';
import { startTwoExecutors, type TwoExecutors } from '../support/two-executors.js';

/** The response of this test's Plaid to all calls. */
interface Reply {
  /** Whether a response with status 103 comes first. */
  readonly hasHints?: boolean;
  readonly status?: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

const REPORT = `{
  assetReport(token: "any") {
    warnings { warningCode warningCodeRaw cause { itemId errorType errorCode displayMessage requestId } }
    report {
      daysRequested
      items { accounts {
        name
        daysAvailable
        owners { names phoneNumbers { data } }
        investments { holdings { securityId institutionPrice quantity } }
        allTransactions { transactionId amount pending originalDescription }
        posted: allTransactions(filter: { pending: false }) { transactionId }
        waiting: allTransactions(filter: { pending: true }) { transactionId }
      } }
    }
  }
}`;

function transaction(transaction_id: string, more: object = {}) {
  return { account_id: 'A1', transaction_id, amount: 6.33, date: '2026-03-09', ...more };
}

/** A report without many fields that Plaid guarantees, as older banks send it. */
function report({ account = {}, warnings }: { account?: object; warnings?: unknown } = {}) {
  return {
    report: {
      asset_report_id: 'R1',
      date_generated: '2026-03-14T07:20:25Z',
      days_requested: 90,
      items: [
        {
          item_id: 'I1',
          accounts: [
            {
              account_id: 'A1',
              type: 'depository',
              days_available: 60.5,
              transactions: [],
              historical_balances: [],
              ...account,
            },
          ],
        },
      ],
    },
    ...(warnings === undefined ? {} : { warnings }),
    request_id: 'q1',
  };
}

describe.each([
  { where: 'in the main thread', settings: { WORKERS: '0' } },
  { where: 'in threads', settings: { WORKERS: '1', WORKER_MIN_KB: '1' } },
])('an answer of Plaid that is read $where', ({ settings }) => {
  let standIn: StandIn;
  let reply: Reply = { body: '{}' };
  let calls = 0;
  beforeAll(async () => {
    const answer = { ...settings, CACHE_MAX_MB: '0' };
    standIn = await startAgainst((_request, response) => {
      calls += 1;
      const { hasHints, status = 200, headers, body } = reply;
      if (hasHints) response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    }, answer);
  });
  afterAll(() => standIn.stop());

  async function read(next: Reply) {
    reply = next;
    const { data, errors, text } = await standIn.asking.send({ query: REPORT });
    return { data: data as { assetReport: { warnings: unknown; report: unknown } } | null, errors, text };
  }

  /** Large enough for a worker thread if there is one. */
  async function readReport(body: object) {
    const { data, errors, text } = await read({
      body: JSON.stringify({ ...body, padding: ' '.repeat(2_000) }),
    });
    expect(errors).toEqual([]);
    return { ...given(data?.assetReport, 'a report'), text };
  }

  async function refusal(next: Reply) {
    const { data, errors } = await read(next);
    expect(data).toEqual({ assetReport: null });
    const { message, extensions } = given(errors[0], 'an error');
    return { message, code: extensions.code };
  }

  it('may lack warnings, which are then an empty list', async () => {
    expect((await readReport(report())).warnings).toEqual([]);
    expect((await readReport(report({ warnings: null }))).warnings).toEqual([]);
  });

  it('may have the cause of a warning nested under `error`', async () => {
    const error = {
      error_type: 'ASSET_REPORT_ERROR',
      error_code: 'USER_SETUP_REQUIRED',
      error_message: 'canary-in-error-message',
      display_message: 'Please set the account up.',
      request_id: 'q2',
    };
    const warning = { warning_type: 'ASSET_REPORT_WARNING', warning_code: 'OWNERS_UNAVAILABLE' };
    const nested = await readReport(report({ warnings: [{ ...warning, cause: { item_id: 'I1', error } }] }));
    const flat = await readReport(report({ warnings: [{ ...warning, cause: { item_id: 'I1', ...error } }] }));
    expect(nested.warnings).toEqual(flat.warnings);
    expect(nested.warnings).toMatchObject([
      {
        cause: {
          itemId: 'I1',
          errorCode: 'USER_SETUP_REQUIRED',
          displayMessage: 'Please set the account up.',
        },
      },
    ]);
    expect(nested.text).not.toContain('canary');
  });

  it('may lack names, prices and quantities, which are then null', async () => {
    const holding = { account_id: 'A1', security_id: 'S1', institution_price: null };
    const { report: read } = await readReport(report({ account: { investments: { holdings: [holding] } } }));
    expect(read).toMatchObject({
      items: [
        {
          accounts: [
            {
              name: null,
              investments: { holdings: [{ securityId: 'S1', institutionPrice: null, quantity: null }] },
            },
          ],
        },
      ],
    });
  });

  it('may lack `pending` of a transaction, which then matches no filter by it', async () => {
    const transactions = [
      transaction('open'),
      transaction('null', { pending: null }),
      transaction('posted', { pending: false }),
      transaction('waiting', { pending: true }),
    ];
    const { report: read } = await readReport(report({ account: { transactions } }));
    expect(read).toMatchObject({
      items: [
        {
          accounts: [
            {
              allTransactions: [{ pending: null }, { pending: null }, { pending: false }, { pending: true }],
              posted: [{ transactionId: 'posted' }],
              waiting: [{ transactionId: 'waiting' }],
            },
          ],
        },
      ],
    });
  });

  it('may have fractions of days, which are preserved, and whole days have no decimals', async () => {
    const { text } = await readReport(report());
    expect(text).toContain('"daysRequested":90,');
    expect(text).toContain('"daysAvailable":60.5,');
  });

  it('may have a malformed entry, which is omitted with a warning', async () => {
    const { report: read, warnings } = await readReport(
      report({
        account: {
          owners: ['Mabel', { names: ['Mabel Thistledown'] }],
          investments: { holdings: [null, { account_id: 'A1', security_id: 'S1', quantity: 2 }] },
        },
      }),
    );
    expect(read).toMatchObject({
      items: [
        {
          accounts: [
            {
              owners: [{ names: [] }, { names: ['Mabel Thistledown'] }],
              investments: { holdings: [{ securityId: 'S1', quantity: 2 }] },
            },
          ],
        },
      ],
    });
    expect(warnings).toMatchObject([{ warningCode: 'ENTRIES_OMITTED' }]);
  });

  it.each([
    ['that is null', null, 'transactions[1]: expected an object, got null'],
    [
      'without an amount',
      { ...transaction('T2'), amount: null },
      'transactions[1].amount: expected a finite number, got null',
    ],
  ])(
    'fails only fields that read transactions for one %s, because sums without it would be wrong',
    async (_what, odd, told) => {
      const body = report({ account: { transactions: [transaction('T1'), odd] } });
      const { data, errors } = await read({ body: JSON.stringify({ ...body, padding: ' '.repeat(2_000) }) });
      const unread = { allTransactions: null, posted: null, waiting: null };
      expect(data?.assetReport).toMatchObject({
        warnings: [],
        report: { daysRequested: 90, items: [{ accounts: [{ daysAvailable: 60.5, ...unread }] }] },
      });
      expect(errors.map(({ path }) => path?.at(-1)).sort()).toEqual(Object.keys(unread));
      for (const { message, extensions } of errors) {
        expect([message, extensions.code]).toEqual([
          `Malformed response to POST /asset_report/get: report.items[0].accounts[0].${told}`,
          'UPSTREAM_MALFORMED',
        ]);
      }
    },
  );

  const good = JSON.stringify({
    ...report({ account: { transactions: [transaction('T1', { original_description: 'CAFÉ' })] } }),
    padding: ' '.repeat(2_000),
  });

  it.each([
    ['gzip', gzipSync(good)],
    ['GZIP', gzipSync(good)],
    ['br', brotliCompressSync(good)],
  ])(
    'is refused as damaged when its %s does not decompress, and is not asked for again',
    async (encoding, whole) => {
      expect((await read({ headers: { 'content-encoding': encoding }, body: whole })).errors).toEqual([]);
      const damaged = Buffer.from(whole);
      damaged.fill(0xff, Math.floor(damaged.length / 2));
      calls = 0;
      expect(await refusal({ headers: { 'content-encoding': encoding }, body: damaged })).toEqual({
        message:
          'Malformed response to POST /asset_report/get: expected a compressed body, got one that is damaged',
        code: 'UPSTREAM_MALFORMED',
      });
      expect(calls).toBe(1);
    },
  );

  it('may come after an interim response, and in chunks of unknown length', async () => {
    const reads = [
      { body: good },
      { hasHints: true, body: good },
      { headers: { 'transfer-encoding': 'chunked' }, body: good + ' '.repeat(200_000) },
    ];
    const texts = [];
    for (const each of reads) texts.push((await read(each)).text);
    expect(texts[0]).toContain('CAFÉ');
    expect(new Set(texts).size).toBe(1);
  });

  it('is refused if it starts with a byte order mark', async () => {
    expect(await refusal({ body: `\ufeff${good}` })).toEqual({
      message:
        'Malformed response to POST /asset_report/get: expected a JSON object, got text that begins with a byte order mark',
      code: 'UPSTREAM_MALFORMED',
    });
  });

  it.each([
    ['small', ''],
    ['too long to be parsed at once', ' '.repeat(200_000)],
  ])(
    'is refused when it is not UTF-8 (%s): no replacement character takes the place of a byte',
    async (_what, padding) => {
      const text = good.replace('"padding":"', `"padding":"${padding}`);
      const latin1 = Buffer.from(text, 'latin1');
      expect(await refusal({ body: latin1 })).toEqual({
        message:
          'Malformed response to POST /asset_report/get: expected a JSON object, got bytes that are not UTF-8',
        code: 'UPSTREAM_MALFORMED',
      });
      const { errors, text: answered } = await read({ body: Buffer.from(text) });
      expect(errors).toEqual([]);
      expect(answered).toContain('CAFÉ');
    },
  );

  it('keeps a lone surrogate as the escape that Plaid sent', async () => {
    const { text, errors } = await read({ body: good.replace('CAFÉ', 'CAF\\ud83d') });
    expect(errors).toEqual([]);
    expect(text).toContain('"CAF\\ud83d"');
    expect(text).not.toContain('\ufffd');
  });

  it('with an error shows only valid subtypes, status and causes', async () => {
    const cause = { item_id: 'I1', error_type: 'ITEM_ERROR', error_code: 'NO_ACCOUNTS', status: 400 };
    const error = {
      error_type: 'ASSET_REPORT_ERROR',
      error_code: 'DATA_UNAVAILABLE',
      error_message: 'canary in a message',
      required_account_subtypes: ['cash management', 'Canary: 000-12-3456', 7],
      causes: [{ ...cause, provided_account_subtypes: ['401k'], error_message: 'canary in a cause' }],
    };
    reply = { status: 400, body: JSON.stringify(error) };
    const { data, text } = await standIn.asking.send({
      query: `{ assetReport(token: "any") { status error {
        errorCode status requiredAccountSubtypes providedAccountSubtypes
        causes { itemId errorCode status requiredAccountSubtypes providedAccountSubtypes }
      } } }`,
    });
    expect(data).toEqual({
      assetReport: {
        status: 'FAILED',
        error: {
          errorCode: 'DATA_UNAVAILABLE',
          status: 400,
          requiredAccountSubtypes: ['cash management'],
          providedAccountSubtypes: null,
          causes: [
            {
              itemId: 'I1',
              errorCode: 'NO_ACCOUNTS',
              status: 400,
              requiredAccountSubtypes: null,
              providedAccountSubtypes: ['401k'],
            },
          ],
        },
      },
    });
    expect(text.toLowerCase()).not.toContain('canary');
  });

  it('with a file is refused as damaged too', async () => {
    const { data } = await standIn.asking.send({
      query: '{ assetReportDownloads(token: "any") { json { url } } }',
    });
    const { url } = (data as { assetReportDownloads: { json: { url: string } } }).assetReportDownloads.json;
    reply = { headers: { 'content-encoding': 'gzip' }, body: 'not gzip' };
    const response = await fetch(url, { headers: standIn.asking.authorization });
    expect(await response.json()).toMatchObject({ code: 'UPSTREAM_MALFORMED' });
  });

  it('with an error that is not UTF-8 is refused as malformed', async () => {
    const error = '{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","display_message":"CAFÉ"}';
    expect(await refusal({ status: 400, body: Buffer.from(error, 'latin1') })).toEqual({
      message: 'POST /asset_report/get failed: HTTP 400 with bytes that are not UTF-8',
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });
});

describe('sums that are larger than a Float can hold', () => {
  let servers: TwoExecutors;
  beforeAll(async () => {
    servers = await startTwoExecutors();
  });
  afterAll(() => servers.stop());

  it('are null in graphql-js, in compiled code and in worker threads', async () => {
    servers.sandbox.faults.set('/asset_report/get', {
      kind: 'transform',
      transform: (body) => {
        const copy = structuredClone(body) as {
          report: {
            items: {
              accounts: { transactions: { amount: number }[]; historical_balances: { current: number }[] }[];
            }[];
          };
        };
        for (const { transactions, historical_balances } of copy.report.items[0]?.accounts ?? []) {
          for (const entry of transactions) entry.amount = 1e308;
          for (const entry of historical_balances) entry.current = -1e308;
        }
        return copy;
      },
    });
    const token = given(servers.sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;
    const { data, errors } = await servers.compare({
      query: `query ($token: String!) {
        assetReport(token: $token) {
          report {
            summary { count inflow outflow net months { count outflow net } }
            attributes {
              cashFlow { numOutflows totalOutflowsAmount netCashFlow cashFlowMonthlySummary { amount } }
              negativeRecord { countNegativeHistoricalBalances amountNegativeHistoricalBalances }
              historicalBalances { avgHistoricalBalance }
            }
            items { accounts { attributes { negativeRecord { amountNegativeHistoricalBalances } } } }
          }
        }
      }`,
      variables: { token },
    });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      assetReport: {
        report: {
          summary: [{ count: expect.any(Number), inflow: 0, outflow: null, net: null }],
          attributes: [{ cashFlow: { totalOutflowsAmount: null, netCashFlow: null } }],
        },
      },
    });
  });
});
