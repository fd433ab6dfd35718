import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

/** Sends requests repeatedly, at a rate or one after another, until the thread ends. */
const { url, requests, paceMs } = workerData;
const agent = new Agent({ keepAlive: true, ...(paceMs === 0 && { maxSockets: 1 }) });

function send({ method, search, headers, body }) {
  return new Promise((resolve) => {
    const sent = httpRequest(`${url}${search}`, { method, headers, agent }, (response) => {
      response.resume().on('close', resolve);
    });
    // The server may refuse a request before all of it is sent.
    sent.on('error', resolve);
    sent.end(body);
  });
}

for (let n = 0; ; n += 1) {
  const answered = send(requests[n % requests.length]);
  if (n === 10) parentPort.postMessage('under way');
  await (paceMs === 0 ? answered : sleep(paceMs));
}
