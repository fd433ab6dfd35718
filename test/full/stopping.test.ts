import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { type StartedProcess, startMain } from '../support/process.js';

const running: { server?: StartedProcess } = {};
afterEach(async () => {
  try {
    await running.server?.stop('SIGINT');
  } catch (error) {
    // It has ended already.
    expect(error).toMatchObject({ code: 'ESRCH' });
  }
});

async function startServer(settings: Record<string, string>) {
  const admin = await freePort();
  const server = startMain({ PORT: '0', ADMIN_PORT: String(admin), LOG_LEVEL: 'error', ...settings });
  running.server = server;
  const printed = await server.until('Ctrl-C stops it.');
  const graph = /creditgraph is at (\S+)/.exec(printed)?.[1] ?? '';
  return { server, graph, ready: `http://127.0.0.1:${admin}/readyz` };
}

const ask = (graph: string, query: string) =>
  fetch(graph, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

/** Asks as long as a balancer would send requests here, which goes by readiness, and counts what came of them. */
async function load(graph: string, isOpen: () => boolean) {
  const counts = { answered: 0, lost: 0 };
  while (isOpen()) {
    try {
      const response = await ask(graph, '{ __typename }');
      await response.text();
      counts.answered += 1;
    } catch {
      counts.lost += 1;
    }
  }
  return counts;
}

describe('SIGTERM', () => {
  it('loses no request: it is not ready at once, accepts more until DRAIN_MS is over, and ends with 0', async () => {
    const { server, graph, ready } = await startServer({ DRAIN_MS: '5000' });
    expect((await fetch(ready)).status).toBe(200);
    let isOpen = true;
    const clients = Array.from({ length: 20 }, () => load(graph, () => isOpen));
    await pause(300);
    const ended = server.stop('SIGTERM');
    const stoppedAt = performance.now();
    await eventually('no readiness', async () => ((await fetch(ready)).status === 503 ? true : null));
    await pause(500);
    isOpen = false;
    expect((await ask(graph, '{ __typename }')).status).toBe(200);
    const counts = await Promise.all(clients);
    expect(counts.reduce((sum, { lost }) => sum + lost, 0)).toBe(0);
    expect(counts.every(({ answered }) => answered > 0)).toBe(true);
    expect(await ended).toBe(0);
    expect(performance.now() - stoppedAt).toBeGreaterThan(4_900);
  });

  it('does not wait longer than STOP_GRACE_MS for a call that hangs', async () => {
    const control = await freePort();
    const { server, graph } = await startServer({
      STOP_GRACE_MS: '1000',
      SANDBOX_CONTROL_PORT: String(control),
    });
    await fetch(`http://127.0.0.1:${control}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ path: '/cashflow_report/refresh', faults: [{ kind: 'hang' }] }),
    });
    const hanging = ask(
      graph,
      'mutation { refreshCashflowReport(input: { accessToken: "a" }) { requestId } }',
    );
    hanging.catch(() => {});
    await eventually('the call', async () => {
      const counted = (await (await fetch(`http://127.0.0.1:${control}/calls`)).json()) as { total: number };
      return counted.total > 0 ? true : null;
    });
    const stoppedAt = performance.now();
    expect(await server.stop('SIGTERM')).toBe(0);
    // The call itself would end after its timeout, which is longer.
    expect(performance.now() - stoppedAt).toBeLessThan(20_000);
  });

  it('ends at once at a second signal', async () => {
    const { server } = await startServer({ DRAIN_MS: '60000' });
    const ended = server.stop('SIGTERM');
    // A second signal is one that arrives after the first was handled.
    await eventually('the first signal', async () => (server.stderr().includes('stopping') ? true : null));
    const stoppedAt = performance.now();
    void server.stop('SIGINT');
    expect(await ended).not.toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(30_000);
  });
});
