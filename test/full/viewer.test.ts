import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { changedSince } from '../../scripts/viewer.js';
import { type Chromium, describeWithChromium, type PageOptions, startChromium } from '../support/chromium.js';
import { given, post, startTestApp, type TestApp } from '../support/test-app.js';

const LOOKS: [name: string, options: PageOptions][] = [
  ['light', {}],
  ['dark', { colorScheme: 'dark' }],
  ['narrow', { width: 390 }],
];

describeWithChromium('the viewer, in a browser without internet,', () => {
  let app: TestApp;
  let origin: string;
  let chromium: Chromium;
  beforeAll(async () => {
    const changed = changedSince('dist/pages/viewer/index.html');
    if (changed !== undefined) throw new Error(`${changed} is newer: run npm run build:viewer`);
    app = await startTestApp();
    origin = new URL(app.url).origin;
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium.stop();
    await app.stop();
  });

  const relayToken = (borrower: string) =>
    given(
      app.sandbox.samples.relayTokens.find((sample) => sample.borrower === borrower),
      'a sample',
    ).relayToken;

  async function idOf(borrower: string): Promise<string> {
    const query = 'query ($token: String!) { relayToken(token: $token) { id } }';
    const { data } = await post<{ relayToken: { id: string } }>(app.url, {
      query,
      variables: { token: relayToken(borrower) },
    });
    return given(data, 'data').relayToken.id;
  }

  async function openReport(borrower: string, options: PageOptions = {}) {
    const page = await chromium.open(`${origin}/viewer?report=${await idOf(borrower)}`, options);
    await page.until(/1,?\d* of [\d,]+ transactions? loaded/);
    return page;
  }

  it('opens a sample from the page at /, and shows its numbers', async () => {
    const page = await chromium.open(origin);
    await page.until(/The server is ready/);
    await page.tab.getByRole('link', { name: 'Report viewer' }).click();
    await page.tab.getByRole('button', { name: 'Salaried' }).click();
    expect(await page.until(/Verified assets\s+\$[\d,.]+/)).toContain('SSN ***-**-0001');
    expect(page.complaints).toEqual([]);
    expect([...page.refused]).toEqual([]);
  });

  it.each(LOOKS)(
    'has no accessibility fault of level A or AA, no console error and no request to another host: %s',
    async (_name, options) => {
      const page = await openReport('user_salaried', options);
      expect(await page.accessibilityFaults()).toEqual([]);
      expect(page.complaints).toEqual([]);
      expect([...page.refused]).toEqual([]);
    },
  );
});
