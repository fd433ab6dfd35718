import { describe, expect, it, jest } from '@jest/globals';
import type { AssetReportGetResponse } from 'plaid';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import { endpoint } from '../../../src/plaid/endpoint.js';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { parseReport } from '../../../src/reports/parse-report.js';
import { wholeAnswer } from '../../support/whole-report.js';
import { type CompleteReport, completeReport, wholeWithInsights } from '../model/wire-report.js';

const path = '/credit/relay/get';
const relayGet = endpoint<object, AssetReportGetResponse>(path, 'read', 'reader', []);

/** A report of some hundred kilobytes, with accents and quotes in its strings. */
function longReport(): CompleteReport {
  const report = completeReport();
  for (const account of report.report.items.flatMap(({ accounts }) => accounts)) {
    account.transactions = Array.from({ length: 150 }, (_, index) =>
      account.transactions.map((transaction, kind) => ({
        ...transaction,
        transaction_id: `transaction-${index}-${kind}`,
        original_description: `${index % 7 === 0 ? 'Café },{"account_id":' : 'Cafe'} ${index}`,
      })),
    ).flat();
  }
  return report;
}

const bodyOf = (report: unknown, indent?: number) => Buffer.from(JSON.stringify(report, null, indent));
const wholeOf = (body: Buffer) =>
  wholeAnswer(
    mapAssetReportResponse(JSON.parse(body.toString()) as AssetReportGetResponse, path, wholeWithInsights),
  );
const read = (body: Buffer) => wholeAnswer(parseReport(relayGet, body, wholeWithInsights));

function malformed(body: Buffer): MalformedResponseError {
  try {
    read(body);
  } catch (error) {
    if (error instanceof MalformedResponseError) return error;
    throw error;
  }
  throw new Error('The report was read as if nothing were wrong');
}

describe('the body of a report', () => {
  it.each([
    ['a long one', bodyOf(longReport())],
    ['a short one', bodyOf(completeReport())],
    ['one with white space', bodyOf(longReport(), 2)],
    [
      'one that cannot be read in pieces',
      bodyOf({ transactions: [{ a: 1 }], ...longReport(), extra: [{ transactions: 1 }] }),
    ],
  ])('gives the same model as a full parse: %s', (_, body) => {
    expect(read(body)).toEqual(wholeOf(body));
  });

  it('is never parsed as one string when it is long', () => {
    const parse = jest.spyOn(JSON, 'parse');
    read(bodyOf(longReport()));
    const lengths = parse.mock.calls.map(([text]) => text.length);
    parse.mockRestore();
    expect(lengths.length).toBeGreaterThan(4);
    expect(Math.max(...lengths)).toBeLessThan(40_000);
  });

  it.each([undefined, 2])(
    'is parsed without its transactions until their first read, with an indent of %p',
    (indent) => {
      const body = bodyOf(longReport(), indent);
      const parse = jest.spyOn(JSON, 'parse');
      const { report } = parseReport(relayGet, body, wholeWithInsights);
      const before = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
      const [first, second] = report.items.flatMap(({ accounts }) => accounts);
      const { length } = first?.allTransactions?.get() ?? [];
      const after = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
      second?.coverage.get();
      first?.allTransactions?.get();
      const last = parse.mock.calls.reduce((sum, [text]) => sum + text.length, 0);
      parse.mockRestore();
      expect(length).toBeGreaterThan(100);
      expect(before).toBeLessThan(body.length / 10);
      expect(after - before).toBeGreaterThan(body.length / 3);
      expect(last - after).toBeLessThan(body.length / 1.5);
      expect(last).toBeLessThan(body.length * 1.01);
    },
  );

  it('is not read beyond its end', () => {
    const body = bodyOf(longReport());
    const within = Buffer.concat([Buffer.from('{"transactions":[{"'), body, Buffer.from(' ]}')]);
    const part = within.subarray(19, 19 + body.length);
    expect(read(part)).toEqual(wholeOf(body));
  });

  it('names the missing field of a transaction in the error', () => {
    const report = longReport();
    const wrong = report.report.items[0]?.accounts[0]?.transactions[222];
    if (wrong === undefined) throw new Error('There is no such transaction');
    Reflect.deleteProperty(wrong, 'amount');
    expect(malformed(bodyOf(report))).toMatchObject({
      endpoint: path,
      field: 'report.items[0].accounts[0].transactions[222].amount',
      rule: 'expected a finite number, got nothing',
    });
  });

  it('is refused when it is cut off or has a part that is not JSON', () => {
    const body = bodyOf(longReport());
    const broken = Buffer.from(body);
    broken[Math.floor(body.length / 3)] = 0;
    const transactions = 'report.items[0].accounts[0].transactions';
    for (const [wrong, field] of [
      [body.subarray(0, -100), ''],
      [broken, transactions],
    ] as const) {
      expect(malformed(wrong)).toMatchObject({ endpoint: path, field, rule: expect.stringMatching(/JSON/) });
    }
  });
});
