/* eslint-disable */
import * as types from './graphql.js';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query RelayTokenId($token: String!) {\n  relayToken(token: $token) {\n    id\n  }\n}\n\nsubscription ReportReady($id: ID!, $after: String) {\n  reportReady(id: $id, after: $after) {\n    kind\n    assetReport {\n      status\n      error {\n        errorCode\n        displayMessage\n      }\n      report {\n        assetReportId\n        dateGenerated\n        items {\n          itemId\n          institutionName\n          accounts {\n            accountId\n            ...AccountLine\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountLine on Account {\n  name\n  mask\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery ReportTransactions($token: String!, $first: Int!, $after: String) {\n  relayToken(token: $token) {\n    assetReport {\n      report {\n        assetReportId\n        transactions(first: $first, after: $after) {\n          totalCount\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            transactionId\n            accountId\n          }\n        }\n      }\n    }\n  }\n}": typeof types.RelayTokenIdDocument,
};
const documents: Documents = {
    "query RelayTokenId($token: String!) {\n  relayToken(token: $token) {\n    id\n  }\n}\n\nsubscription ReportReady($id: ID!, $after: String) {\n  reportReady(id: $id, after: $after) {\n    kind\n    assetReport {\n      status\n      error {\n        errorCode\n        displayMessage\n      }\n      report {\n        assetReportId\n        dateGenerated\n        items {\n          itemId\n          institutionName\n          accounts {\n            accountId\n            ...AccountLine\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountLine on Account {\n  name\n  mask\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery ReportTransactions($token: String!, $first: Int!, $after: String) {\n  relayToken(token: $token) {\n    assetReport {\n      report {\n        assetReportId\n        transactions(first: $first, after: $after) {\n          totalCount\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            transactionId\n            accountId\n          }\n        }\n      }\n    }\n  }\n}": types.RelayTokenIdDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RelayTokenId($token: String!) {\n  relayToken(token: $token) {\n    id\n  }\n}\n\nsubscription ReportReady($id: ID!, $after: String) {\n  reportReady(id: $id, after: $after) {\n    kind\n    assetReport {\n      status\n      error {\n        errorCode\n        displayMessage\n      }\n      report {\n        assetReportId\n        dateGenerated\n        items {\n          itemId\n          institutionName\n          accounts {\n            accountId\n            ...AccountLine\n          }\n        }\n      }\n    }\n  }\n}\n\nfragment AccountLine on Account {\n  name\n  mask\n  subtype\n  balances {\n    current\n    isoCurrencyCode\n    unofficialCurrencyCode\n  }\n}\n\nquery ReportTransactions($token: String!, $first: Int!, $after: String) {\n  relayToken(token: $token) {\n    assetReport {\n      report {\n        assetReportId\n        transactions(first: $first, after: $after) {\n          totalCount\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n          nodes {\n            transactionId\n            accountId\n          }\n        }\n      }\n    }\n  }\n}"): typeof import('./graphql.js').RelayTokenIdDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
