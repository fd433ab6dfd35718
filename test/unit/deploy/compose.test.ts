import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SHUTDOWN_MS } from '../../../src/cli/serve.command.js';
import { listSettings } from '../../../src/config/config.js';
import { READ_ONLY_HEADER } from '../../../src/http/read-only.js';
import { BODY_LIMIT_BYTES } from '../../../src/http/server.js';
import {
  configOfImage,
  configWithPlaidClients,
  DEPLOY,
  FILLED_IN,
  parseYaml,
  ROOT,
  readDeployFile,
  readDockerfile,
  withPlaidClients,
} from '../../support/deploy-files.js';
import { given } from '../../support/given.js';

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly stop_grace_period?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const composeFile = readDeployFile('compose.yml');
const compose = parseYaml<Compose>(composeFile);
const { services } = compose;
const caddyfile = readDeployFile('Caddyfile');
const replicas = Object.entries(services).filter(([, { build }]) => build !== undefined);
const [, server] = given(replicas[0], 'a replica');
const service = (name: string) => given(services[name], name);
const volumesOf = ({ volumes = [] }: Service) => volumes;

/** The environment of a replica, with what an operator fills in. */
const environment = Object.fromEntries(
  Object.entries(given(server.environment, 'its environment')).map(([name, value]) => [
    name,
    value.replace(/^\$\{(\w+):\?\}$/, (_, variable: string) => given(FILLED_IN[variable], variable)),
  ]),
);
const config = () => configOfImage(environment);

const several = parseYaml<Compose>(withPlaidClients(composeFile));
const [serverOfSeveral] = Object.values(several.services).filter(({ build }) => build !== undefined);

describe('deploy/compose.yml', () => {
  it('has two replicas that differ in their volume alone', () => {
    expect(replicas).toHaveLength(2);
    const [one, other] = replicas.map(([, { volumes, ...same }]) => ({ volumes, same }));
    expect(one?.same).toEqual(other?.same);
    expect(one?.volumes).not.toEqual(other?.volumes);
  });

  it('sets settings that exist, with which a server starts', () => {
    const settings = new Set(listSettings().map(({ name }) => name));
    expect(Object.keys(environment).filter((name) => !settings.has(name))).toEqual([]);
    expect(config().plaid.kind).toBe('plaid');
  });

  it('takes what an operator fills in from variables, each under its own name', () => {
    const written = Object.entries(given(server.environment, 'its environment'));
    const variables = written.filter(([, value]) => value.startsWith('$'));
    expect(variables).toEqual(variables.map(([name]) => [name, `\${${name}:?}`]));
    expect(variables.map(([name]) => name)).toEqual(expect.arrayContaining(['PLAID_SECRET', 'SEALING_KEYS']));
  });

  it('names files that exist, or that docs/DEPLOY.md makes', () => {
    const { context, dockerfile } = given(server.build, 'build');
    expect(new URL(`${context}/`, DEPLOY).href).toBe(ROOT.href);
    const mounted = volumesOf(service('balancer')).map((each) => given(each.split(':')[0], 'a path'));
    for (const file of [new URL(dockerfile, ROOT), ...mounted.map((path) => new URL(path, DEPLOY))]) {
      expect({ file, exists: existsSync(file) }).toEqual({ file, exists: true });
    }
    const guide = readFileSync(new URL('docs/DEPLOY.md', ROOT), 'utf8');
    for (const { file } of Object.values(compose.secrets)) {
      expect(guide).toContain(`API_KEYS_FILE=${new URL(file, DEPLOY).href.slice(ROOT.href.length)} `);
    }
  });

  it('mounts the API keys and the volume of the audit log where the server looks for them', () => {
    expect(server.secrets).toEqual(Object.keys(compose.secrets));
    expect(config().auth?.apiKeysFile).toBe(`/run/secrets/${server.secrets?.[0]}`);
    const folder = dirname(given(readDockerfile().env.AUDIT_FILE, 'AUDIT_FILE'));
    for (const [, replica] of replicas) expect(volumesOf(replica)[0]?.split(':')[1]).toBe(folder);
  });

  it('has a file of several Plaid clients in place of one client, mounted as a secret, in lines that are comments', () => {
    const { environment: set = {}, secrets: mounted = [] } = given(serverOfSeveral, 'a replica');
    const {
      PLAID_CLIENT_ID: _id,
      PLAID_SECRET: _secret,
      PLAID_ENV: _env,
      ...same
    } = server.environment ?? {};
    expect(set).toEqual({ ...same, PLAID_CLIENTS_FILE: '/run/secrets/plaid-clients.json' });
    expect(mounted).toEqual(['api-keys.json', 'plaid-clients.json']);
    expect(several.secrets).toEqual({
      ...compose.secrets,
      'plaid-clients.json': { file: '../plaid-clients.json' },
    });
    expect(configWithPlaidClients(environment).plaid.kind).toBe('clients');
    expect(readDeployFile('README.md')).toContain('write a file `plaid-clients.json`');
  });

  it('declares every volume that a service uses, and every service that another one needs', () => {
    const named = Object.values(services)
      .flatMap((each) => volumesOf(each).map((volume) => volume.split(':')[0]))
      .filter((volume) => !volume?.startsWith('.'));
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
    const needed = Object.values(services).flatMap(({ depends_on = {} }) => Object.keys(depends_on));
    expect(needed.filter((name) => services[name] === undefined)).toEqual([]);
    const checked = needed.filter((name) => service(name).build === undefined);
    expect(checked.filter((name) => service(name).healthcheck === undefined)).toEqual([]);
  });

  it('gives a replica the time that its stop may take', () => {
    const { drainMs, stopGraceMs } = config().http;
    const seconds = given(/^(\d+)s$/.exec(given(server.stop_grace_period, 'a time'))?.[1], 'seconds');
    expect(Number(seconds) * 1_000).toBeGreaterThan(drainMs + stopGraceMs + SHUTDOWN_MS);
  });

  it('keeps the state in its Redis, which evicts nothing', () => {
    const { hostname, port } = new URL(given(environment.REDIS_STATE_URL, 'REDIS_STATE_URL'));
    expect(port).toBe('6379');
    const { command = [], volumes } = service(hostname);
    expect(command[command.indexOf('--maxmemory-policy') + 1]).toBe('noeviction');
    expect(command[command.indexOf('--appendonly') + 1]).toBe('yes');
    expect(volumes).toEqual(['redis:/data']);
  });

  it('shares reports in a Redis of their own, which evicts what was not used for long, and writes no files', () => {
    const [state, cache] = [environment.REDIS_STATE_URL, environment.REDIS_CACHE_URL].map(
      (url) => new URL(given(url, 'a URL of Redis')),
    );
    expect(cache?.hostname).not.toBe(state?.hostname);
    expect(cache?.port).toBe('6379');
    const { command = [], volumes = [] } = service(given(cache?.hostname, 'a host'));
    const option = (name: string) => command[command.indexOf(name) + 1];
    expect([option('--maxmemory'), option('--maxmemory-policy')]).toEqual(['256mb', 'allkeys-lru']);
    expect([option('--save'), option('--appendonly'), volumes]).toEqual(['', 'no', []]);
    expect(Object.keys(server.depends_on ?? {})).toContain(cache?.hostname);
    expect(config().redisCacheUrl?.reveal()).toBe(environment.REDIS_CACHE_URL);
  });

  it.each(Object.keys(services))('%s has a read-only root, no capabilities and a memory limit', (name) => {
    expect(service(name)).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+m$/),
    });
  });
});

describe('deploy/Caddyfile', () => {
  /** The values of a directive, in order. */
  const of = (directive: string) =>
    [...caddyfile.matchAll(new RegExp(`^\\s*${directive} (.+?)(?: \\{)?$`, 'gm'))].map(([, value]) =>
      given(value, directive),
    );
  const seconds = (text: string | undefined) => Number(given(/^(\d+)s$/.exec(text ?? '')?.[1], 'seconds'));

  it('sends requests to every replica, at the port of the graph', () => {
    const targets = replicas.map(([name]) => `${name}:${config().http.port}`);
    expect(of('reverse_proxy')).toEqual([targets.join(' ')]);
  });

  it('listens at the port that the balancer publishes', () => {
    expect(service('balancer').ports).toEqual([`8080:${/^:(\d+) \{$/m.exec(caddyfile)?.[1]}`]);
  });

  it('has a request sent again that changes nothing: a GET, and one that the server does not execute as a mutation', () => {
    const block = /^\s*lb_retry_match \{\n\s*(.+)\n\s*\}$/gm;
    const matchers = [...caddyfile.matchAll(block)].map(([, matcher]) => given(matcher, 'a matcher'));
    expect(matchers.map((matcher) => matcher.toLowerCase())).toEqual([
      'method get',
      `header ${READ_ONLY_HEADER} true`,
    ]);
  });

  it('buffers every body that the server accepts, so that it can be sent again', () => {
    const kibibytes = given(/^(\d+)KiB$/.exec(given(of('request_buffers')[0], 'a size'))?.[1], 'KiB');
    expect(Number(kibibytes) * 1_024).toBeGreaterThan(BODY_LIMIT_BYTES);
  });

  it('sends nothing to a replica that failed until its next health check', () => {
    expect(seconds(of('fail_duration')[0])).toBeGreaterThanOrEqual(
      seconds(of('health_interval')[0]) + seconds(of('health_timeout')[0]),
    );
  });

  it('is the file that the balancer starts with', () => {
    const { command = [], volumes } = service('balancer');
    expect(volumes).toEqual([`./Caddyfile:${command[command.indexOf('--config') + 1]}:ro`]);
  });

  it('sends events on as they arrive', () => {
    expect(of('flush_interval')).toEqual(['-1']);
  });

  it('checks readiness at the admin port, which it reaches, and notices a stop while the replica drains', () => {
    const { admin, http } = config();
    expect(of('health_uri')).toEqual(['/readyz']);
    expect(of('health_port')).toEqual([String(admin?.port)]);
    expect(admin?.host).toBe('0.0.0.0');
    const noticedMs = (seconds(of('health_interval')[0]) + seconds(of('health_timeout')[0])) * 1_000;
    expect(noticedMs).toBeLessThan(http.drainMs);
  });
});
