import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SHUTDOWN_MS } from '../../../src/cli/serve.command.js';
import { listSettings } from '../../../src/config/config.js';
import {
  configOfImage,
  configWithPlaidClients,
  FILLED_IN,
  parseManifests,
  readDeployFile,
  readDockerfile,
  withPlaidClients,
} from '../../support/deploy-files.js';
import { given } from '../../support/given.js';

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
  readonly periodSeconds: number;
  readonly failureThreshold?: number;
}
interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: {
    readonly secretKeyRef: { readonly name: string; readonly key: string; readonly optional?: boolean };
  };
}
interface Container {
  readonly image: string;
  readonly env: readonly Variable[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly resources: object;
  readonly securityContext: object;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}
interface Pod {
  readonly securityContext: object;
  readonly terminationGracePeriodSeconds: number;
  readonly containers: readonly Container[];
  readonly volumes: readonly { readonly name: string; readonly secret: { readonly secretName: string } }[];
}
interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly serviceName?: string;
    readonly selector: object;
    readonly ports?: readonly { readonly targetPort: string }[];
    readonly template?: { readonly metadata: { readonly labels: object }; readonly spec: Pod };
    readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[];
  };
}

const file = readDeployFile('kubernetes.yml');
const manifests = parseManifests<Manifest>(file);
const kind = (name: string) =>
  given(
    manifests.find((each) => each.kind === name),
    name,
  ).spec;
const set = kind('StatefulSet');
const template = given(set.template, 'a template');
const pod = template.spec;
const container = given(pod.containers[0], 'a container');
const variables = Object.fromEntries(
  container.env.map(({ name, value }) => [name, value ?? given(FILLED_IN[name], name)]),
);
const config = () => configOfImage(variables);
const guide = readDeployFile('README.md');

describe('deploy/kubernetes.yml', () => {
  it('sets settings that exist, with which a server starts', () => {
    const settings = new Set(listSettings().map(({ name }) => name));
    expect(Object.keys(variables).filter((name) => !settings.has(name))).toEqual([]);
    expect(config().plaid.kind).toBe('plaid');
    expect(config().redisStateUrl?.reveal()).toBe(FILLED_IN.REDIS_STATE_URL);
    expect(config().redisCacheUrl?.reveal()).toBe(FILLED_IN.REDIS_CACHE_URL);
  });

  it('has every secret from a Secret, under the name of its setting', () => {
    const secret = container.env.flatMap(({ name, valueFrom }) =>
      valueFrom === undefined ? [] : [{ name, valueFrom }],
    );
    for (const { name, valueFrom } of secret)
      expect(valueFrom.secretKeyRef).toMatchObject({ name: 'creditgraph', key: name });
    const optional = secret.filter(({ valueFrom }) => valueFrom.secretKeyRef.optional === true);
    expect(optional.map(({ name }) => name)).toEqual(['REDIS_CACHE_URL']);
    expect(secret.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PLAID_CLIENT_ID', 'PLAID_SECRET', 'SEALING_KEYS', 'REDIS_STATE_URL']),
    );
    expect(manifests.map((each) => each.kind)).not.toContain('Secret');
  });

  it('uses the Secrets that deploy/README.md makes', () => {
    expect(guide).toContain('kubectl create secret generic creditgraph --from-env-file=.env\n');
    const { secret } = given(pod.volumes[0], 'a volume');
    expect(guide).toContain(`kubectl create secret generic ${secret.secretName} --from-file=api-keys.json\n`);
  });

  it('has a file of several Plaid clients in place of one client, in the same Secret as the API keys, in a line that is a comment', () => {
    const set = parseManifests<Manifest>(withPlaidClients(file)).find((each) => each.kind === 'StatefulSet');
    const { env } = given(set?.spec.template?.spec.containers[0], 'a container');
    const one = container.env.filter(({ name }) => /^PLAID_(CLIENT_ID|SECRET|ENV)$/.test(name));
    expect(one).toHaveLength(3);
    const folder = container.volumeMounts[1]?.mountPath;
    const several = { name: 'PLAID_CLIENTS_FILE', value: `${folder}/plaid-clients.json` };
    expect(env).toEqual(
      container.env.flatMap((each) => (each === one[0] ? several : one.includes(each) ? [] : each)),
    );
    expect(configWithPlaidClients(variables).plaid.kind).toBe('clients');
    const [command] = /^kubectl create secret generic creditgraph-files .*$/m.exec(guide) ?? [];
    expect(command).toMatch(/ --from-file=api-keys\.json$/);
    expect(guide).toContain('`--from-file=plaid-clients.json`');
  });

  it('uses the image that deploy/README.md builds', () => {
    expect(guide).toContain(`docker build -f deploy/Dockerfile -t ${container.image} .\n`);
  });

  it('mounts each volume where the server looks for its file', () => {
    const claims = given(set.volumeClaimTemplates, 'claims').map(({ metadata }) => metadata.name);
    expect(container.volumeMounts.map(({ name }) => name)).toEqual([
      ...claims,
      ...pod.volumes.map(({ name }) => name),
    ]);
    const [audit, keys] = container.volumeMounts.map(({ mountPath }) => mountPath);
    expect(audit).toBe(dirname(given(readDockerfile().env.AUDIT_FILE, 'AUDIT_FILE')));
    expect(config().auth?.apiKeysFile).toBe(`${keys}/api-keys.json`);
  });

  it('has the ports of the server, and gives only that of the graph to clients', () => {
    expect(container.ports).toEqual([
      { name: 'graph', containerPort: config().http.port },
      { name: 'admin', containerPort: config().admin?.port },
    ]);
    expect(kind('Service').ports?.map(({ targetPort }) => targetPort)).toEqual(['graph']);
  });

  it('probes the admin port, which other machines reach', () => {
    const { startupProbe, livenessProbe, readinessProbe } = container;
    // A live server whose state fails, or that drains, must not be restarted.
    expect(startupProbe.httpGet).toEqual({ path: '/livez', port: 'admin' });
    expect(livenessProbe.httpGet).toEqual({ path: '/livez', port: 'admin' });
    expect(readinessProbe.httpGet).toEqual({ path: '/readyz', port: 'admin' });
    expect(config().admin?.host).toBe('0.0.0.0');
  });

  it('drains for longer than the readiness probe takes to fail', () => {
    const { periodSeconds, failureThreshold = 3 } = container.readinessProbe;
    expect(config().http.drainMs).toBeGreaterThan(periodSeconds * failureThreshold * 1_000);
  });

  it('gives a pod the time that its stop may take', () => {
    const { drainMs, stopGraceMs } = config().http;
    expect(pod.terminationGracePeriodSeconds * 1_000).toBeGreaterThan(drainMs + stopGraceMs + SHUTDOWN_MS);
  });

  it('runs as the user of the image, with a read-only root, no capabilities and limits', () => {
    const [, user] = given(
      readDockerfile().last.find(([name]) => name === 'USER'),
      'USER',
    );
    const id = Number(user.split(':')[0]);
    expect(pod.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: id,
      runAsGroup: id,
      fsGroup: id,
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    const amounts = { cpu: expect.any(String), memory: expect.stringMatching(/^\d+Mi$/) };
    expect(container.resources).toEqual({ requests: amounts, limits: amounts });
  });

  it('selects the pods that it makes', () => {
    const { labels } = template.metadata;
    expect(set.selector).toEqual({ matchLabels: labels });
    expect(kind('PodDisruptionBudget').selector).toEqual({ matchLabels: labels });
    expect(kind('Service').selector).toEqual(labels);
    expect(set.serviceName).toBe(manifests.find((each) => each.kind === 'Service')?.metadata.name);
  });
});
