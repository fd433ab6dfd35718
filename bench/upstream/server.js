#!/usr/bin/env node
/**
 * A minimal Plaid for the benchmark: it builds a report at the first request, stores its bytes, and sends them.
 *
 *   POST /credit/relay/get, /asset_report/get   the report of a token `...-tx-<transactions>[-<anything>]`, indented when
 *                                               the token ends in `-spaced`
 *   GET /__calls                                the number of report requests since the last reset
 *   DELETE /__calls                             resets the count
 *   POST /v1/traces                             takes the spans of a server with tracing, and discards them
 */
import { createServer } from 'node:http';
import { listen } from '../listen.js';
import { SPACED } from '../operations/requests.js';
import { readBody } from '../read-body.js';
import { createReport } from './report.js';

const TOKEN = /-tx-(100|1000|10000|100000)(?:-|$)/;
/** Larger reports have no Insights, because no case requests them. */
const MOST_WITH_INSIGHTS = 10_000;

/** @type {Map<string, Buffer>} */
const reports = new Map();
let calls = 0;

/**
 * @param {number} transactions
 * @param {boolean} insights
 * @param {boolean} isSpaced
 */
function reportOf(transactions, insights, isSpaced) {
  const key = `${transactions} ${insights} ${isSpaced}`;
  const known = reports.get(key);
  if (known !== undefined) return known;
  const report = Buffer.from(JSON.stringify(createReport(transactions, insights), null, isSpaced ? 2 : 0));
  reports.set(key, report);
  return report;
}

const server = createServer(async (request, response) => {
  if (request.url === '/__calls') {
    const body = Buffer.from(JSON.stringify({ calls }));
    if (request.method === 'DELETE') calls = 0;
    send(response, 200, body);
    return;
  }
  if (request.url === '/v1/traces') {
    await readBody(request);
    send(response, 200, Buffer.alloc(0));
    return;
  }
  const { relay_token, asset_report_token, include_insights } = JSON.parse(String(await readBody(request)));
  const token = String(relay_token ?? asset_report_token);
  const [, transactions] = TOKEN.exec(token) ?? [];
  if (transactions === undefined) {
    send(response, 400, REFUSAL);
    return;
  }
  calls += 1;
  const size = Number(transactions);
  const insights = include_insights === true && size <= MOST_WITH_INSIGHTS;
  send(response, 200, reportOf(size, insights, token.endsWith(SPACED)));
});

const REFUSAL = Buffer.from(
  JSON.stringify({
    display_message: null,
    error_code: 'INVALID_RELAY_TOKEN',
    error_message: 'the token has no size that this server supports',
    error_type: 'INVALID_INPUT',
    request_id: 'bench-request',
  }),
);

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {Buffer} body
 */
function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length });
  response.end(body);
}

await listen(server);
