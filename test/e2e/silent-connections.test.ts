import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from '@jest/globals';
import { startTestApp } from '../support/test-app.js';

it('a connection that has sent nothing is closed when the server stops, and does not delay the end', async () => {
  // The end of the grace period is after the timeout of the test.
  const app = await startTestApp({ STOP_GRACE_MS: '600000' });
  const silent = connect(Number(new URL(app.url).port), '127.0.0.1');
  await once(silent, 'connect');
  // Accepted in the order of their connections, so the server knows the first one now.
  expect((await app.send({ query: '{ __typename }' })).status).toBe(200);
  silent.resume();
  const closed = once(silent, 'close');
  await app.stop();
  await closed;
  expect(silent.bytesRead).toBe(0);
});
