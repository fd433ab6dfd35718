import { expect, it } from '@jest/globals';
import { MAIN, start } from '../support/process.js';

/** Until the code of a request is compiled. Interpreted code keeps other things in memory. */
const WARM_UP = 6_000;
const REQUESTS = 6_000;
const CLIENTS = 4;

/** In bytes. 2,600 on Node 20; 15,300 when Apollo Server still made a request context for a gateway. */
const MOST_PROMOTED = 6_000;

it('what a request made is free soon after its response: scavenges promote little of it', async () => {
  const server = start(process.execPath, ['--trace-gc-nvp', MAIN, 'serve'], {
    PORT: '0',
    CACHE_MAX_MB: '0',
    MAX_LOOP_DELAY_MS: '100000',
    RATE_LIMIT_PER_MINUTE: '1000000',
  });
  try {
    const [url = ''] = /http:\/\/[^\s/]+\/graphql/.exec(await server.until('/graphql')) ?? [];
    await ask(url, WARM_UP);
    const before = server.stdout().length;
    await ask(url, REQUESTS);
    const promoted = promotedBytes(server.stdout().slice(before));
    expect(promoted).toBeGreaterThan(0);
    expect(promoted / REQUESTS).toBeLessThan(MOST_PROMOTED);
  } finally {
    await server.stop('SIGTERM');
  }
}, 120_000);

async function ask(url: string, count: number): Promise<void> {
  let sent = 0;
  const runClient = async () => {
    while (sent < count) {
      sent += 1;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect(await response.text()).toContain('Query');
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, runClient));
}

/** What scavenges moved to the old generation, where it stays until V8 collects the whole heap. */
function promotedBytes(trace: string): number {
  return [...trace.matchAll(/gc=s .* promoted=(\d+)/g)].reduce((sum, [, bytes]) => sum + Number(bytes), 0);
}
