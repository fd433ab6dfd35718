import { expect, it } from '@jest/globals';
import { Placement } from '../../../src/reports/placement.js';
import type { RemoteReport } from '../../../src/reports/remote-report.js';

it('an operation moves to its first remote report, and its local run never settles', async () => {
  const placement = new Placement();
  const [first, second] = [{ id: 1 }, { id: 2 }] as unknown as readonly [RemoteReport, RemoteReport];
  const waiting = [placement.moveTo(first), placement.moveTo(second)];
  expect(await placement.remote).toBe(first);
  expect(await Promise.race([...waiting, Promise.resolve('still waiting')])).toBe('still waiting');
});
