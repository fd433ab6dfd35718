#!/usr/bin/env node
/**
 * Sends the cheapest operation to a server at regular intervals, without waiting for responses. Prints the time of each response
 * from the moment when its request was due. Runs in its own process, so that reading large bodies does not delay it.
 *
 *   node pinger.js <url> <path> <body> <interval ms> <duration ms>
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection, requestBytes } from './connection.js';
import { percentile } from './statistics.js';

const [url = '', path = '', body = '', intervalMs, durationMs] = process.argv.slice(2);
const interval = Number(intervalMs);
const pings = Math.floor(Number(durationMs) / interval);
const message = requestBytes(url, { path, body });

/** @type {Connection[]} */
const idle = [];
/** @type {number[]} */
const latencies = [];

/** @param {number} due */
async function ping(due) {
  const connection = idle.pop() ?? new Connection(url);
  const { status } = await connection.send(message);
  if (status !== 200) throw new Error(`the response to a ping was HTTP ${status}`);
  latencies.push(performance.now() - due);
  idle.push(connection);
}

// Warms up connections and code before the measurement.
await ping(performance.now());
await ping(performance.now());
latencies.length = 0;

const start = performance.now();
/** @type {Promise<void>[]} */
const sent = [];
for (let index = 0; index < pings; index += 1) {
  const due = start + index * interval;
  const early = due - performance.now();
  if (early > 0) await sleep(early);
  sent.push(ping(due));
}
await Promise.all(sent);
for (const connection of idle) connection.close();

process.stdout.write(
  JSON.stringify({
    pings,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    max: percentile(latencies, 1),
  }),
);
