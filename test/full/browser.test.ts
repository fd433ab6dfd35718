import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Chromium, startChromium } from '../support/chromium.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let chromium: Chromium;
beforeAll(async () => {
  app = await startTestApp();
  chromium = await startChromium();
});
afterAll(async () => {
  await app.stop();
  await chromium.stop();
});

describe('the page at / in a browser', () => {
  it('runs the sample operation on load and shows the response', async () => {
    const page = await chromium.open(new URL('/', app.url).href);
    const text = await page.until(/200 in \d+ ms, \d+ KB/);
    expect(text).toContain('"status": "READY"');
    expect(text).toContain('First Platypus Bank');
    expect(page.complaints).toEqual([]);
  });
});
