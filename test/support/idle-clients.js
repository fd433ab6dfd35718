/**
 * Opens subscriptions and reads them, until its standard input ends. It prints `open` when all of them are there.
 *
 *   node test/support/idle-clients.js <port> <sse|multipart|websocket> <count> <the subscription>
 */
import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket } from 'ws';

const [port, transport, count, query] = process.argv.slice(2);

const ACCEPT = { sse: 'text/event-stream', multipart: 'multipart/mixed' };

async function openStream() {
  const sent = request({
    port,
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: ACCEPT[transport] },
    agent: false,
  });
  sent.end(JSON.stringify({ query }));
  const [response] = await once(sent, 'response');
  response.resume();
}

/** A socket for each subscription, which is the most that one can take. */
async function openSocket() {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
}

for (let opened = 0; opened < Number(count); opened += 50) {
  await Promise.all(
    Array.from({ length: Math.min(50, count - opened) }, transport === 'websocket' ? openSocket : openStream),
  );
}
process.stdout.write('open\n');
process.stdin.resume().once('end', () => process.exit());
