import { expect, it } from '@jest/globals';
import { Placement } from '../../../src/reports/placement.js';
import type { RemoteReport } from '../../../src/reports/remote-report.js';

it('an operation moves to the first remote report that it meets, and its own run waits forever', async () => {
  const placement = new Placement();
  const [first, second] = [{ id: 1 }, { id: 2 }] as unknown as readonly [RemoteReport, RemoteReport];
  const waiting = [placement.moveTo(first), placement.moveTo(second)];
  expect(await placement.remote).toBe(first);
  expect(await Promise.race([...waiting, Promise.resolve('still waiting')])).toBe('still waiting');
});
