import { readFile } from 'node:fs/promises';
import { item } from '../../src/plaid/endpoints/item.js';
import { CreateAssetReportDocument } from '../generated/graphql.js';
import { askDirectly } from './plaid-client.js';
import { given, type TestApp } from './test-app.js';

/** Creates a report on the custom user in a file of `test/custom-users`, and returns its token once the report is ready. */
export async function createCustomReport(app: TestApp, file: string, daysRequested: number): Promise<string> {
  return await createReportOf(app, [await readFile(`test/custom-users/${file}.json`, 'utf8')], daysRequested);
}

/** @param users the JSON of each custom user, who has an Item of the report. */
export async function createReportOf(
  app: TestApp,
  users: readonly string[],
  daysRequested: number,
): Promise<string> {
  const accessTokens = await Promise.all(users.map((user) => accessTokenOf(app, user)));
  const { data } = await app.execute(CreateAssetReportDocument, { input: { accessTokens, daysRequested } });
  const token = given(data?.createAssetReport, 'a new report').assetReportToken;
  app.finishReports();
  return token;
}

async function accessTokenOf(app: TestApp, user: string): Promise<string> {
  const plaid = askDirectly(app.sandbox);
  const { public_token } = await plaid.call(item.createSandboxPublicToken, {
    institution_id: 'ins_109508',
    initial_products: ['assets'],
    options: { override_username: 'user_custom', override_password: user },
  });
  const { access_token } = await plaid.call(item.exchangePublicToken, { public_token });
  return access_token;
}
