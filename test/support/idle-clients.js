/**
 * Opens a subscription for each id and reads them, until its standard input ends. It prints `open` when all of them are there.
 *
 *   node test/support/idle-clients.js <port> <sse|multipart|websocket> <the subscription> <a JSON file of the ids>
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';

/** After a refusal because the server is busy, in ms. */
const PAUSE_MS = 200;

const [port, transport, query, file] = process.argv.slice(2);
/** Of the callers; empty when they do not authenticate. */
const headers = process.env.AUTHORIZATION === undefined ? {} : { authorization: process.env.AUTHORIZATION };
const ids = JSON.parse(readFileSync(file, 'utf8'));

const ACCEPT = { sse: 'text/event-stream', multipart: 'multipart/mixed' };

async function openStream(id) {
  const sent = request({
    port,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: ACCEPT[transport], ...headers },
    agent: false,
  });
  sent.end(JSON.stringify({ query, variables: { id } }));
  const [response] = await once(sent, 'response');
  response.resume();
  if (response.statusCode === 503) {
    await pause(PAUSE_MS);
    return openStream(id);
  }
  if (response.statusCode !== 200) throw new Error(`A subscription was refused with ${response.statusCode}`);
}

/** A socket for each subscription, which is the most that one can take. */
async function openSocket(id) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: headers }));
  await once(socket, 'message');
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data));
    if (type !== 'error') return;
    const { code } = payload[0].extensions;
    if (code !== 'OVERLOADED') throw new Error(`A subscription was refused with ${code}`);
    setTimeout(subscribe, PAUSE_MS);
  });
  const subscribe = () =>
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: { id } } }));
  subscribe();
}

const open = transport === 'websocket' ? openSocket : openStream;
for (let opened = 0; opened < ids.length; opened += 50) {
  await Promise.all(ids.slice(opened, opened + 50).map((id) => open(id)));
}
process.stdout.write('open\n');
process.stdin.resume().once('end', () => process.exit());
