import { describe, expect, it } from '@jest/globals';
import { parseRedisUrl } from '../../../src/redis/redis-address.js';
import { given } from '../../support/given.js';

const plain = { tls: false, masterName: null, database: 0, username: null, password: null };
const node = (host: string, port: number) => ({ host, port });

describe('a URL of Redis', () => {
  it.each([
    ['redis://redis', { ...plain, kind: 'one', nodes: [node('redis', 6379)] }],
    ['redis://10.0.0.1:7000/3', { ...plain, kind: 'one', nodes: [node('10.0.0.1', 7000)], database: 3 }],
    ['rediss://[::1]:7000/', { ...plain, kind: 'one', nodes: [node('::1', 7000)], tls: true }],
    [
      'redis-sentinel://a:1,b/main',
      { ...plain, kind: 'sentinel', nodes: [node('a', 1), node('b', 26379)], masterName: 'main' },
    ],
    [
      'redis-sentinel://a/main/2',
      { ...plain, kind: 'sentinel', nodes: [node('a', 26379)], masterName: 'main', database: 2 },
    ],
    [
      'rediss-cluster://a:1,b.example.com',
      { ...plain, kind: 'cluster', nodes: [node('a', 1), node('b.example.com', 6379)], tls: true },
    ],
  ])('%s names servers', (url, address) => {
    expect(parseRedisUrl(url)).toEqual(address);
  });

  it.each([
    ['redis://user:p%40s3cr%3At@a', 'user', 'p@s3cr:t'],
    ['redis://:s3cret@a', null, 's3cret'],
    ['redis-cluster://user:s3cret@a,b', 'user', 's3cret'],
  ])('%s has credentials, and does not show the password', (url, username, password) => {
    const address = given(parseRedisUrl(url), 'an address');
    expect(address.username).toBe(username);
    expect(address.password?.reveal()).toBe(password);
    expect(JSON.stringify(address)).not.toContain(password);
  });

  it.each([
    '',
    'a:6379',
    'http://a',
    'redis://',
    'redis://a,b',
    'redis://a:70000',
    'redis://a/main',
    'redis://a b',
    'redis://%zz:x@a',
    'redis-sentinel://a',
    'redis-sentinel://a/2/3/4',
    'redis-cluster://a/1',
    'redis-cluster://a,,b',
    'redis-other://a',
  ])('%j is refused', (url) => {
    expect(parseRedisUrl(url)).toBeNull();
  });
});
