import { cp, mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseYaml, ROOT, readDeployFile, readDockerfile } from '../support/deploy-files.js';
import { freePort } from '../support/free-port.js';
import { given } from '../support/given.js';
import { start } from '../support/process.js';
import { describeWithRedis, startRedis } from '../support/redis.js';
import { startTestApp } from '../support/test-app.js';

const { copied, env, command, healthCommand } = readDockerfile();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'creditgraph-image-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Links the packages that `npm prune --omit=dev` leaves. */
async function linkPackages(): Promise<void> {
  const { packages } = JSON.parse(await readFile(new URL('package-lock.json', ROOT), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean; link?: boolean }>;
  };
  const left = Object.entries(packages)
    .filter(([path, { dev, devOptional, optional, link }]) => {
      return /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !(dev || devOptional || optional || link);
    })
    .map(([path]) => path);
  for (const path of left) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await symlink(new URL(path, ROOT), join(folder, path));
  }
}

/** The paths that the balancer and Kubernetes check. */
const checked = [
  ...readDeployFile('kubernetes.yml').matchAll(/path: (\/\S+), port: admin/g),
  ...readDeployFile('Caddyfile').matchAll(/health_uri (\S+)/g),
].map(([, path]) => given(path, 'a path'));

describe('the image of deploy/Dockerfile, as a folder with the files that it copies', () => {
  it('starts, is healthy at every path that is checked, and is unhealthy when it has stopped', async () => {
    for (const path of copied) {
      if (path === 'node_modules') await linkPackages();
      else await cp(new URL(path, ROOT), join(folder, path), { recursive: true });
    }
    const settings = {
      ...env,
      AUDIT_FILE: join(folder, 'audit.log'),
      // Loads a package that is not in the bundle.
      STATE_DIR: join(folder, 'state'),
      // Without Plaid keys and callers' keys, the server listens on loopback alone.
      HOST: '127.0.0.1',
      PORT: '0',
      ADMIN_PORT: String(await freePort()),
      DRAIN_MS: '0',
    };
    const [program = '', ...args] = command;
    const server = start(program, args, settings, folder);
    await server.until('http://');
    const health = () => {
      const [check = '', ...rest] = healthCommand;
      return start(check, rest, settings).ended();
    };
    expect(await health()).toBe(0);
    expect(checked).toHaveLength(4);
    for (const path of checked) {
      const { status } = await fetch(`http://127.0.0.1:${settings.ADMIN_PORT}${path}`);
      expect({ path, status }).toEqual({ path, status: 200 });
    }
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(await health()).toBe(1);
  });
});

describeWithRedis('the Redis of deploy/compose.yml', () => {
  it('holds the state of a server', async () => {
    const { services } = parseYaml<{ services: { redis: { command: string[] } } }>(
      readDeployFile('compose.yml'),
    );
    const [program, ...args] = services.redis.command;
    expect(program).toBe('redis-server');
    const redis = await startRedis(...args);
    const app = await startTestApp({ REDIS_STATE_URL: redis.url, REDIS_TIMEOUT_MS: '60000' });
    expect(await redis.admin.config('GET', 'appendonly')).toEqual(['appendonly', 'yes']);
    expect(given(await redis.admin.dbsize(), 'a size')).toBeGreaterThan(0);
    await app.stop();
    await redis.stop();
  });
});
