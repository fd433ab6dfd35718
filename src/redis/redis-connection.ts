import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisAddress } from './redis-address.js';

export interface RedisConnectionOptions {
  readonly address: RedisAddress;
  /** How long a command may take, in ms. */
  readonly commandTimeoutMs: number;
  /** Is called when the connection is lost, or was not made. Not again before `onReady`. */
  readonly onLost: (error: Error) => void;
  /** Is called each time when commands can be sent. */
  readonly onReady: () => void;
  /** Is called when Redis works but refuses a command: a user without a right, no memory. At most once a minute for the same. */
  readonly onRefused: (refusal: RedisRefusal) => void;
}

export interface RedisRefusal {
  /** The first word of the error, such as NOPERM or OOM. The rest may have arguments of the command. */
  readonly code: string;
  readonly command: string;
}

const TELL_AGAIN_MS = 60_000;

/** ioredis sends these when it connects, and does without them. Whoever else sends INFO tells of its error. */
const OPTIONAL_COMMANDS = ['client', 'info'];

/** Is no refusal: the script is sent again with its text. */
const UNKNOWN_SCRIPT = 'NOSCRIPT';

/** After so many timeouts one after the other, the connection is closed. Until a new one is made, commands fail at once. */
const MAX_TIMEOUTS = 3;

const RECONNECT_MAX_MS = 2_000;

type RedisClient = Redis | Cluster;

/**
 * A connection to Redis or Valkey that never queues and never repeats a command. While there is no connection, commands fail at once,
 * and connecting is tried for ever.
 */
export class RedisConnection {
  readonly client: RedisClient;
  #isLost = false;
  #lastError = new Error('the connection was closed');
  #timeouts = 0;
  readonly #options: RedisConnectionOptions;
  /** When each refusal was told, in ms since 1970. */
  readonly #told = new Map<string, number>();

  constructor(options: RedisConnectionOptions) {
    this.#options = options;
    this.client = createClient(options);
    this.#guardCommands();
    this.client.on('error', (error: Error) => {
      this.#lastError = error;
    });
    this.client.on('close', () => {
      if (this.#isLost) return;
      this.#isLost = true;
      options.onLost(this.#lastError);
    });
    this.client.on('ready', () => {
      this.#isLost = false;
      this.#timeouts = 0;
      options.onReady();
    });
  }

  /** Resolves with whether the first connection was made. If not, it is tried again. */
  async connect(): Promise<boolean> {
    return this.client.connect().then(
      () => true,
      () => false,
    );
  }

  /**
   * All masters, to send the same command to each.
   *
   * @throws when a part of a Cluster has no master that can be reached.
   */
  async masters(): Promise<readonly Redis[]> {
    if (!(this.client instanceof Cluster)) return [this.client];
    const ranges = await this.client.cluster('SLOTS');
    const covered = ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0);
    const connected = this.client.nodes('master');
    const masters = [...new Set(ranges.map(([, , master]) => `${master?.[0]}:${master?.[1]}`))].map((name) =>
      connected.find(({ options }) => `${options.host}:${options.port}` === name),
    );
    const found = masters.filter((master) => master !== undefined);
    if (covered < 16_384 || found.length < masters.length)
      throw new Error('a master of the Cluster is missing');
    return found;
  }

  /** The `maxmemory-policy` of each master. INFO has it, which is allowed where CONFIG is not. */
  async evictionPolicies(): Promise<readonly string[]> {
    const texts = await Promise.all((await this.masters()).map((master) => master.info('memory')));
    return texts.map((text) => /^maxmemory_policy:(\S+)/m.exec(text)?.[1] ?? 'unknown');
  }

  /** A new connection for messages, to any node. It is not made again when it is lost. */
  openForMessages(): Redis {
    const options = { retryStrategy: () => null, lazyConnect: true, autoResubscribe: false };
    if (!(this.client instanceof Cluster)) {
      return this.client.duplicate({ ...options, sentinelRetryStrategy: () => null });
    }
    const nodes = this.client.nodes('all');
    const node = nodes[Math.floor(Math.random() * nodes.length)];
    if (node === undefined) throw new Error('no node of the Cluster is known');
    return node.duplicate({ ...options, enableOfflineQueue: false, readOnly: false });
  }

  close(): void {
    this.#isLost = true;
    this.client.disconnect();
  }

  /** Tells of a command that Redis has refused, also one of a connection for messages. */
  noteRefusal({ name, message }: Error, command: string): void {
    if (name !== 'ReplyError') return;
    const code = /^[A-Z]+\b/.exec(message)?.[0] ?? 'ERR';
    const refusal = `${code} ${command}`;
    const now = Date.now();
    if (code === UNKNOWN_SCRIPT || OPTIONAL_COMMANDS.includes(command)) return;
    if (now - (this.#told.get(refusal) ?? 0) < TELL_AGAIN_MS) return;
    this.#told.set(refusal, now);
    this.#options.onRefused({ code, command });
  }

  #guardCommands(): void {
    const { client } = this;
    const send = client.sendCommand.bind(client) as Redis['sendCommand'];
    client.sendCommand = (...args: Parameters<Redis['sendCommand']>) => {
      const [command] = args;
      // A Cluster would queue it without a timeout. Its own check of the state comes before it is ready.
      const isChecking = client.status === 'connect' && command.name === 'cluster';
      if (client instanceof Cluster && client.status !== 'ready' && !isChecking) {
        command.reject(new Error('the Cluster is not connected'));
        return command.promise;
      }
      const sent = send(...args) as Promise<unknown>;
      sent.then(
        () => {
          this.#timeouts = 0;
        },
        (error: Error) => {
          this.noteRefusal(error, command.name);
          this.#onFailure(error);
        },
      );
      return sent;
    };
  }

  #onFailure({ message }: Error): void {
    if (message !== 'Command timed out') return;
    this.#timeouts += 1;
    if (this.#timeouts < MAX_TIMEOUTS) return;
    this.#timeouts = 0;
    this.#lastError = new Error(`${MAX_TIMEOUTS} commands timed out`);
    this.client.disconnect(true);
  }
}

/** Doubles from 50 ms to 2 s, with jitter. */
export function reconnectDelayMs(attempt: number): number {
  return Math.min(RECONNECT_MAX_MS, 25 * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
}

function createClient({ address, commandTimeoutMs }: RedisConnectionOptions): RedisClient {
  const { kind, nodes, tls, username, password, database, masterName } = address;
  const options: RedisOptions = {
    ...(username !== null && { username }),
    ...(password !== null && { password: password.reveal() }),
    ...(tls && { tls: {} }),
    db: database,
    lazyConnect: true,
    commandTimeout: commandTimeoutMs,
    connectTimeout: Math.max(commandTimeoutMs, 1_000),
    disconnectTimeout: commandTimeoutMs,
    keepAlive: 5_000,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: reconnectDelayMs,
    // After a failover, a connection to the old master is of no use.
    reconnectOnError: ({ message }) => message.startsWith('READONLY'),
  };
  if (kind === 'one') return new Redis({ ...options, ...nodes[0] });
  if (kind === 'sentinel') {
    return new Redis({
      ...options,
      sentinels: [...nodes],
      name: masterName ?? '',
      sentinelRetryStrategy: reconnectDelayMs,
      sentinelCommandTimeout: Math.max(commandTimeoutMs, 1_000),
      enableTLSForSentinelMode: tls,
      failoverDetector: true,
    });
  }
  const { retryStrategy: _, ...redisOptions } = options;
  return new Cluster([...nodes], {
    lazyConnect: true,
    redisOptions,
    clusterRetryStrategy: reconnectDelayMs,
    slotsRefreshInterval: 5_000,
    // A command is not sent again: it may have been executed.
    retryDelayOnFailover: 0,
    retryDelayOnClusterDown: 0,
  });
}
