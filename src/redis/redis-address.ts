import { Secret } from '../lib/secret.js';

interface Node {
  readonly host: string;
  readonly port: number;
}

/** Where Redis or Valkey is, and how it is reached. */
export interface RedisAddress {
  readonly kind: 'one' | 'sentinel' | 'cluster';
  /** One server, the Sentinels, or some nodes of the Cluster. */
  readonly nodes: readonly [Node, ...Node[]];
  /** The name of the master, for Sentinel. */
  readonly masterName: string | null;
  /** The number of the database. A Cluster has only number 0. */
  readonly database: number;
  readonly tls: boolean;
  readonly username: string | null;
  readonly password: Secret | null;
}

/** The forms of a URL of Redis, to complete a sentence. */
export const REDIS_URL_RULE =
  'must be redis://host:port/database, redis-sentinel://host:port,host:port/name/database or redis-cluster://host:port,host:port; rediss for TLS; user:password@ before the hosts';

const PORTS = { one: 6379, sentinel: 26379, cluster: 6379 } as const;

/** Reads a URL of Redis; null when it has another form. User and password are percent-encoded. */
export function parseRedisUrl(url: string): RedisAddress | null {
  const [, secure, kind = 'one', credentials, hosts = '', path = ''] =
    /^redis(s?)(?:-(sentinel|cluster))?:\/\/(?:([^@/]*)@)?([^@/]+)(?:\/(.*))?$/.exec(url) ?? [];
  if (!isKind(kind)) return null;
  const nodes = hosts.split(',').map((host) => parseNode(host, PORTS[kind]));
  const place = parsePath(kind, path);
  const login = parseCredentials(credentials);
  const [first, ...others] = nodes.filter((node) => node !== null);
  if (first === undefined || others.length + 1 < nodes.length || place === null || login === null)
    return null;
  if (kind === 'one' && others.length > 0) return null;
  return { kind, nodes: [first, ...others], tls: secure === 's', ...place, ...login };
}

function isKind(word: string): word is RedisAddress['kind'] {
  return word in PORTS;
}

function parseNode(text: string, defaultPort: number): Node | null {
  const [, v6, name, port] = /^(?:\[([\da-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = v6 ?? name;
  return host === undefined || Number(port) > 65_535 ? null : { host, port: Number(port ?? defaultPort) };
}

function parsePath(
  kind: RedisAddress['kind'],
  path: string,
): Pick<RedisAddress, 'masterName' | 'database'> | null {
  const [, name, database] = /^(?:([\w.-]+?)(?:\/|$))??(\d{0,4})$/.exec(path) ?? [];
  if (database === undefined) return null;
  if ((name !== undefined) !== (kind === 'sentinel') || (kind === 'cluster' && database !== '')) return null;
  return { masterName: name ?? null, database: Number(database) };
}

function parseCredentials(
  credentials: string | undefined,
): Pick<RedisAddress, 'username' | 'password'> | null {
  const [, username, password] = /^([^:]*)(?::(.*))?$/s.exec(credentials ?? '') ?? [];
  try {
    return {
      username: username ? decodeURIComponent(username) : null,
      password: password ? new Secret(decodeURIComponent(password)) : null,
    };
  } catch {
    // Not percent-encoded.
    return null;
  }
}
