import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster, Redis } from 'ioredis';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

export const isRedisInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** A process of redis-server on a free port of this machine, with its files in a temporary folder. */
export interface TestRedis {
  readonly port: number;
  readonly url: string;
  /** A connection of the test itself. */
  readonly admin: Redis;
  /** Stops the process where it is, as SIGSTOP does. */
  freeze(): void;
  thaw(): void;
  /** Kills it. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and with the same files. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** @param args more arguments of redis-server. */
export async function startRedis(...args: readonly string[]): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'creditgraph-redis-'));
  let port = await freePort();
  let child = await startServer(folder, port, args);
  // Another process may have taken the port meanwhile.
  while (child === null) {
    port = await freePort();
    child = await startServer(folder, port, args);
  }
  const admin = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: null });
  // Tests end the server.
  admin.on('error', () => {});
  const kill = async () => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    admin,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    kill,
    async start() {
      child = await startServer(folder, port, args);
      if (child === null) throw new Error(`redis-server cannot be started again on port ${port}`);
    },
    async stop() {
      admin.disconnect();
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** Resolves when it accepts connections, or with null when it has ended. */
async function startServer(
  folder: string,
  port: number,
  args: readonly string[],
): Promise<ChildProcess | null> {
  const own = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', ''];
  const child = spawn('redis-server', [...own, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const ended = once(child, 'close');
  while (!printed.includes('Ready to accept connections')) {
    await Promise.race([once(child.stdout, 'data'), ended]);
    if (child.exitCode !== null) return null;
  }
  return child;
}

const SLOTS = 16_384;

/** A Cluster of three masters. */
export interface TestCluster {
  readonly url: string;
  /** The masters. */
  readonly nodes: readonly [TestRedis, TestRedis, TestRedis];
  /** A connection of the test itself to all nodes. */
  readonly admin: Cluster;
  stop(): Promise<void>;
}

/** A Cluster in which one master can fail over. */
export interface TestClusterWithReplica extends TestCluster {
  /** The replica of the first master. */
  readonly replica: TestRedis;
}

interface ClusterNode {
  readonly node: TestRedis;
  readonly busPort: number;
}

export async function startRedisCluster(): Promise<TestCluster> {
  const nodes = [await startNode(), await startNode(), await startNode()] as const;
  return clusterOf(nodes, nodes);
}

export async function startRedisClusterWithReplica(): Promise<TestClusterWithReplica> {
  const masters = [await startNode(), await startNode(), await startNode()] as const;
  const { node: replica, busPort } = await startNode();
  const cluster = await clusterOf(masters, [...masters, { node: replica, busPort }]);
  const [{ node: master }] = masters;
  await replica.admin.call('CLUSTER', 'REPLICATE', String(await master.admin.call('CLUSTER', 'MYID')));
  await eventually('a replica that has all data', async () =>
    (await replica.admin.info('replication')).includes('master_link_status:up') ? true : null,
  );
  return { ...cluster, replica };
}

async function startNode(): Promise<ClusterNode> {
  const busPort = await freePort();
  const node = await startRedis(
    ...['--cluster-enabled', 'yes', '--cluster-port', `${busPort}`, '--cluster-node-timeout', '2000'],
  );
  return { node, busPort };
}

async function clusterOf(
  masters: readonly [ClusterNode, ClusterNode, ClusterNode],
  all: readonly ClusterNode[],
): Promise<TestCluster> {
  const [{ node: first }] = masters;
  for (const [index, { node }] of masters.entries()) {
    const from = Math.ceil((index * SLOTS) / masters.length);
    const to = Math.ceil(((index + 1) * SLOTS) / masters.length) - 1;
    await node.admin.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
    await node.admin.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
  }
  for (const { node, busPort } of all) {
    await first.admin.call('CLUSTER', 'MEET', '127.0.0.1', node.port, busPort);
  }
  for (const { node } of all) {
    await eventually('a Cluster that is complete', async () => {
      const info = String(await node.admin.call('CLUSTER', 'INFO'));
      const isKnown = info.includes(`cluster_known_nodes:${all.length}`);
      return isKnown && info.includes('cluster_state:ok') ? true : null;
    });
  }
  const [one, two, three] = masters;
  const nodes = [one.node, two.node, three.node] as const;
  const admin = new Cluster(nodes.map(({ port }) => ({ host: '127.0.0.1', port })));
  return {
    admin,
    url: `redis-cluster://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    async stop() {
      admin.disconnect();
      for (const { node } of all) await node.stop();
    },
  };
}
