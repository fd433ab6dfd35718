import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cutSubscriptions, startToldApp } from '../support/proxied-subscriptions.js';
import { SUBSCRIPTION_CLIENT_NAMES } from '../support/subscription-clients.js';
import type { TestApp } from '../support/test-app.js';

const POINTS = 20;

let app: TestApp;
beforeAll(async () => {
  app = await startToldApp();
});
afterAll(() => app.stop());

it.each(SUBSCRIPTION_CLIENT_NAMES)(
  '%s, cut at 20 points, continues with its cursor and loses no event',
  async (client) => {
    const { whole, cut } = await cutSubscriptions(app, client, {
      points: POINTS,
      report: SUBSCRIPTION_CLIENT_NAMES.indexOf(client),
    });
    const connections = cut.reduce((sum, { proxy }) => sum + proxy.count(), 0);
    const repeated = cut.reduce((sum, { eventIds }) => sum + eventIds.length - whole.length, 0);
    process.stdout.write(
      `${client}: ${cut.length} subscriptions cut, ${connections} connections, ${repeated} events repeated, 0 lost\n`,
    );
    for (const { eventIds, proxy } of cut) {
      expect([...new Set(eventIds)]).toEqual(whole);
      expect(proxy.calls[0]?.fault).toBe('cut');
      expect(proxy.count()).toBeGreaterThan(1);
    }
  },
);
