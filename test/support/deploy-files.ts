import { readFileSync } from 'node:fs';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/config/config.js';
import { given } from './given.js';
import { writePlaidClients } from './plaid-clients.js';

export const ROOT = new URL('../../', import.meta.url);
export const DEPLOY = new URL('deploy/', ROOT);

export const readDeployFile = (name: string) => readFileSync(new URL(name, DEPLOY), 'utf8');

/** A YAML file with one document. */
export const parseYaml = <Type>(text: string) => parse(text, { merge: true }) as Type;

/** A YAML file with several documents. */
export const parseManifests = <Type>(text: string) =>
  parseAllDocuments(text).map((document) => {
    if (document.errors.length > 0) throw given(document.errors[0], 'an error');
    return document.toJS() as Type;
  });

/** A YAML file as `deploy/README.md` changes it for several Plaid clients. */
export const withPlaidClients = (text: string) =>
  text
    .split('\n')
    .filter((line) => !/^[\s{-]*(name: )?PLAID_(CLIENT_ID|SECRET|ENV)\b/.test(line))
    .filter(
      (line, index, all) => !/^ *secrets: /.test(line) || !all[index - 1]?.includes('plaid-clients.json'),
    )
    .map((line) => (line.includes('plaid-clients.json') ? line.replace('# ', '') : line))
    .join('\n');

export interface Dockerfile {
  /** The instructions of the last stage, in order: the name and the rest of the line. */
  readonly last: readonly (readonly [name: string, rest: string])[];
  /** All RUN instructions. */
  readonly runs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What the last stage copies out of the build, without `/app/`. */
  readonly copied: readonly string[];
  readonly command: readonly string[];
  readonly healthCommand: readonly string[];
}

/** Reads `deploy/Dockerfile`, which has each instruction on one line. */
export function readDockerfile(): Dockerfile {
  const lines = readDeployFile('Dockerfile').split('\n');
  const all = lines.flatMap((line) => {
    const [, name, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    return name === undefined || rest === undefined ? [] : [[name, rest] as const];
  });
  const last = all.slice(all.findLastIndex(([name]) => name === 'FROM'));
  const of = (name: string, from = last) => from.filter(([each]) => each === name).map(([, rest]) => rest);
  const words = (text: string | undefined) => JSON.parse(/\[.+\]$/.exec(text ?? '')?.[0] ?? '[]') as string[];
  return {
    last,
    runs: of('RUN', all),
    env: Object.fromEntries(
      of('ENV')
        .flatMap((rest) => rest.split(' '))
        .map((pair) => pair.split('=') as [string, string]),
    ),
    copied: of('COPY').map((rest) => given(/^--from=build \/app\/(\S+) \.\/\S*$/.exec(rest)?.[1], rest)),
    command: words(of('CMD')[0]),
    healthCommand: words(of('HEALTHCHECK')[0]),
  };
}

/** Values of the settings that an operator fills in. */
export const FILLED_IN: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'http://localhost:8080',
  PLAID_CLIENT_ID: 'client',
  PLAID_SECRET: 'secret',
  PLAID_ENV: 'sandbox',
  SEALING_KEYS: `key1:${Buffer.alloc(32, 'key1').toString('base64url')}`,
  REDIS_STATE_URL: 'redis://redis.example.com:6379/0',
  REDIS_CACHE_URL: 'redis://redis.example.com:6379/1',
};

/** The configuration with a file of Plaid clients in place of one client. */
export function configWithPlaidClients(variables: Readonly<Record<string, string>>) {
  const { PLAID_CLIENT_ID, PLAID_SECRET, PLAID_ENV, ...rest } = variables;
  const file = writePlaidClients([
    {
      name: 'acme',
      clientId: PLAID_CLIENT_ID,
      secret: PLAID_SECRET,
      environment: PLAID_ENV,
      ownerFor: ['acme'],
      readerFor: ['acme'],
    },
  ]);
  try {
    return configOfImage({ ...rest, PLAID_CLIENTS_FILE: file.path });
  } finally {
    file.remove();
  }
}

/** The configuration of a server in the image, with these variables beside those of the image. */
export const configOfImage = (variables: Readonly<Record<string, string>>) =>
  readConfig({ ...readDockerfile().env, ...variables });
