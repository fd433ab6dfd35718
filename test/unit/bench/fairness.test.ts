import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, type GraphQLSchema, parse, validate } from 'graphql';
import type { AssetReportGetResponse } from 'plaid';
import {
  creditgraphAliases,
  creditgraphDocument,
  peerAliases,
  peerDocument,
} from '../../../bench/operations/documents.js';
import { creditgraphRequests, peerRequests } from '../../../bench/operations/requests.js';
import { typeDefs } from '../../../bench/peers/schema.js';
import { createReport } from '../../../bench/upstream/report.js';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import { wholeAnswer } from '../../support/whole-report.js';

const graph = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'));
const peers = buildSchema(typeDefs);
const selections = ['full', 'small'] as const;

/** The response to a document over one report, with default resolvers. */
async function execution(schema: GraphQLSchema, document: string, rootValue: object): Promise<string> {
  const variableValues = { token: 'relay-sandbox-tx-100', includeInsights: true };
  return JSON.stringify(await execute({ schema, document: parse(document), rootValue, variableValues }));
}

describe('the requests of the contestants', () => {
  it.each([
    ...selections.map((selection) => [graph, creditgraphDocument(selection, false)] as const),
    ...selections.map((selection) => [graph, creditgraphDocument(selection, true)] as const),
    [graph, creditgraphDocument('page', true)] as const,
    [graph, creditgraphAliases(10)] as const,
    ...selections.map((selection) => [peers, peerDocument(selection)] as const),
    [peers, peerAliases(10)] as const,
  ])('are valid operations of their schema: %#', (schema, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });

  it.each([true, false])('select the same data in the same order, Insights %s', async (insights) => {
    const wire = createReport(100, insights);
    const model = wholeAnswer(
      mapAssetReportResponse(JSON.parse(JSON.stringify(wire)) as AssetReportGetResponse, '/bench', {
        includeInsights: insights,
        fastReport: false,
        daysToInclude: null,
      }),
    );
    for (const selection of selections) {
      const ours = await execution(graph, creditgraphDocument(selection, false), {
        relayToken: { assetReport: model },
      });
      const theirs = await execution(peers, peerDocument(selection), { credit_relay_get: wire });
      const report = JSON.stringify(creditgraphRequests.reportIn(ours));
      expect(report).toBe(JSON.stringify(peerRequests.reportIn(theirs)));
      expect(Math.abs(ours.length - theirs.length) / ours.length).toBeLessThan(0.05);
    }
  });
});

describe('the reports of the upstream', () => {
  it.each([100, 1_000])('have %i transactions in four accounts', (size) => {
    const accounts = createReport(size, false).report.items.flatMap((item) => item.accounts);
    expect(accounts).toHaveLength(4);
    expect(accounts.flatMap(({ transactions }) => transactions)).toHaveLength(size);
  });

  it('are the same at every start', () => {
    expect(createReport(100, true)).toEqual(createReport(100, true));
  });
});
