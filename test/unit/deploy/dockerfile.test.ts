import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { listSettings } from '../../../src/config/config.js';
import {
  configOfImage,
  FILLED_IN,
  ROOT,
  readDeployFile,
  readDockerfile,
} from '../../support/deploy-files.js';
import { given } from '../../support/given.js';

const { last, runs, env, copied, command } = readDockerfile();
const of = (name: string) => last.filter(([each]) => each === name).map(([, rest]) => rest);
const { scripts, engines, version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
  scripts: Record<string, string>;
  engines: { node: string };
  version: string;
};

describe('deploy/Dockerfile', () => {
  it('has two stages on one Node that docs/DEPLOY.md recommends', () => {
    const images = [...readDeployFile('Dockerfile').matchAll(/^FROM (node:(\d+)\S*)/gm)];
    expect(images).toHaveLength(2);
    expect(images[0]?.[1]).toBe(images[1]?.[1]);
    const major = given(images[0]?.[2], 'a version of Node');
    const advice = /run a server on (\d+) or (\d+)\./.exec(
      readFileSync(new URL('docs/DEPLOY.md', ROOT), 'utf8'),
    );
    expect(advice?.slice(1)).toContain(major);
    expect(engines.node).toBe('>=20.19');
  });

  it('runs only npm scripts that exist', () => {
    const named = [...runs.join('\n').matchAll(/npm run (\S+)/g)].map(([, name]) => given(name, 'a name'));
    expect(named).toEqual(['build', 'build:viewer']);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('copies paths that exist after a build, and all that package.json starts', () => {
    expect(copied.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
    expect(copied).toEqual(['package.json', 'node_modules', 'dist']);
  });

  it('starts the server as npm start does', () => {
    expect(command.join(' ')).toBe(scripts.start);
  });

  it('sets settings that exist, and two variables of Node and glibc', () => {
    const settings = new Set(listSettings().map(({ name }) => name));
    expect(Object.keys(env).filter((name) => !settings.has(name))).toEqual([
      'NODE_ENV',
      'MALLOC_MMAP_THRESHOLD_',
    ]);
  });

  it('listens on the ports that it exposes, and is checked at the second one', () => {
    const { http, admin } = configOfImage({ ...FILLED_IN, API_KEYS_FILE: 'keys' });
    expect(of('EXPOSE')).toEqual([`${http.port} ${admin?.port}`]);
    expect(http.host).toBe('0.0.0.0');
  });

  it('writes only to a volume of its user, which is not root', () => {
    const folder = given(env.AUDIT_FILE, 'AUDIT_FILE').replace(/\/[^/]+$/, '');
    expect(of('VOLUME')).toEqual([folder]);
    expect(of('RUN')).toEqual([`install -d -o node -g node ${folder}`]);
    // The user `node` of the image.
    expect(of('USER')).toEqual(['1000:1000']);
    const names = last.map(([name]) => name);
    expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
    expect(names.indexOf('VOLUME')).toBeGreaterThan(names.lastIndexOf('RUN'));
  });

  it('has the malloc setting of docs/DEPLOY.md, and its reason names a case of the benchmark', () => {
    const setting = `MALLOC_MMAP_THRESHOLD_=${env.MALLOC_MMAP_THRESHOLD_}`;
    expect(readFileSync(new URL('docs/DEPLOY.md', ROOT), 'utf8')).toContain(`\`${setting}\``);
    const bench = given(/bench case ([\w-]+)/.exec(readDeployFile('Dockerfile'))?.[1], 'a case');
    expect(existsSync(new URL(`bench/cases/${bench}.js`, ROOT))).toBe(true);
  });

  it('leaves secrets, logs and what is built out of the image', () => {
    const ignored = readDeployFile('Dockerfile.dockerignore').trim().split('\n');
    const git = readFileSync(new URL('.gitignore', ROOT), 'utf8').trim().split('\n');
    const needed = git.map((line) => line.replace(/^(.+)\/$/, '**/$1'));
    const built = ['**/coverage', '*.tsbuildinfo'];
    expect(ignored).toEqual(expect.arrayContaining(needed.filter((line) => !built.includes(line))));
  });

  it('is built and tagged with the version of package.json everywhere', () => {
    for (const file of ['Dockerfile', 'compose.yml', 'kubernetes.yml', 'README.md']) {
      const tags = [...readDeployFile(file).matchAll(/creditgraph:(\d\S*)/g)].map(([, tag]) => tag);
      expect({ file, tags: [...new Set(tags)] }).toEqual({ file, tags: [version] });
    }
  });

  it.each(['Dockerfile', 'compose.yml', 'README.md', 'kubernetes.yml'])(
    'commands and comments of deploy/%s name files that exist',
    (file) => {
      const paths = [...readDeployFile(file).matchAll(/(?<![\w/.])(?:deploy|docs)\/[\w./-]*\w/g)].map(
        ([path]) => path,
      );
      expect(paths.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
    },
  );
});
