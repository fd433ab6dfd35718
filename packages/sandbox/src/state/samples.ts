import { sandboxPassword } from '../borrowers/authenticate-borrower.js';
import type { BorrowerName } from '../borrowers/borrowers.js';
import { generateReport } from '../reports/asset-reports.js';
import { fetchCashflowReport } from '../reports/cashflow-reports.js';
import { noOptions } from '../reports/report-options.js';
import type { Context } from './context.js';
import type { AssetReport, Client, Item } from './entities.js';
import { firstPlatypusBank } from './institutions.js';
import { createItem } from './items.js';

/** Borrowers whose reports the partner relays to us at start. */
export const sampleBorrowers = [
  'user_salaried',
  'user_self_employed',
  'user_wealthy',
  'user_sparse',
] as const satisfies readonly BorrowerName[];

/** Borrowers with Items of our own. `user_small_business` has many transactions. */
const ownBorrowers = [
  'user_salaried',
  'user_self_employed',
  'user_small_business',
] as const satisfies readonly BorrowerName[];

export type SampleBorrower = (typeof sampleBorrowers)[number] | (typeof ownBorrowers)[number];

/** Tokens that exist at start. Their reports are ready, and they are the same for the same seed and start time. */
export interface Samples {
  /** Reports of the partner that are relayed to us. */
  readonly relayTokens: readonly { borrower: SampleBorrower; relayToken: string }[];
  /** Reports of our own. */
  readonly assetReports: readonly { borrower: SampleBorrower; assetReportToken: string }[];
  /** Items of our own, each with an Asset Report and a Cashflow Report. */
  readonly accessTokens: readonly { borrower: SampleBorrower; accessToken: string }[];
}

/** The most days that both an Asset Report and a Cashflow Report can have. */
const sampleDays = 730;

export function seedSamples(context: Context, ours: Client, partner: Client): Samples {
  const relayTokens = sampleBorrowers.map((borrower) => {
    const { report } = linkAndReport(context, partner, borrower);
    const { relayToken } = context.store.relayTokens.insert({
      relayToken: context.tokens.relayToken(),
      ownerClientId: partner.clientId,
      secondaryClientId: ours.clientId,
      webhook: null,
      assetReportId: report.assetReportId,
    });
    return { borrower, relayToken };
  });
  const own = ownBorrowers.map((borrower) => ({
    borrower,
    ...linkAndReport(context, ours, borrower),
  }));
  for (const { item } of own) fetchCashflowReport(context, item, sampleDays);
  return {
    relayTokens,
    assetReports: own.map(({ borrower, report }) => ({
      borrower,
      assetReportToken: report.assetReportToken,
    })),
    accessTokens: own.map(({ borrower, item }) => ({ borrower, accessToken: item.accessToken })),
  };
}

function linkAndReport(
  context: Context,
  client: Client,
  username: SampleBorrower,
): { item: Item; report: AssetReport } {
  const { item, borrower } = createItem(context, {
    client,
    institution: firstPlatypusBank,
    username,
    password: sandboxPassword,
    products: ['assets'],
    webhook: null,
  });
  const report = generateReport(
    context,
    {
      clientId: client.clientId,
      items: [item],
      daysRequested: sampleDays,
      options: { ...noOptions, user: borrower.reportUser, addOns: ['investments'] },
      excludedAccountIds: [],
    },
    0,
  );
  return { item, report };
}
