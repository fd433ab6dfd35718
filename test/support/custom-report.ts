import { readFile } from 'node:fs/promises';
import { item } from '../../src/plaid/endpoints/item.js';
import { CreateAssetReportDocument } from '../generated/graphql.js';
import { askDirectly } from './plaid-client.js';
import { given, type TestApp } from './test-app.js';

/** Creates a report on the custom user in a file of `test/custom-users`, and returns its token once the report is ready. */
export async function createCustomReport(app: TestApp, file: string, daysRequested: number): Promise<string> {
  const plaid = askDirectly(app.sandbox);
  const { public_token } = await plaid.call(item.createSandboxPublicToken, {
    institution_id: 'ins_109508',
    initial_products: ['assets'],
    options: {
      override_username: 'user_custom',
      override_password: await readFile(`test/custom-users/${file}.json`, 'utf8'),
    },
  });
  const { access_token } = await plaid.call(item.exchangePublicToken, { public_token });
  const { data } = await app.execute(CreateAssetReportDocument, {
    input: { accessTokens: [access_token], daysRequested },
  });
  const token = given(data?.createAssetReport, 'a new report').assetReportToken;
  app.finishReports();
  return token;
}
