import type { LookupAddress, lookup } from 'node:dns';
import { describe, expect, it } from '@jest/globals';
import { createLoopbackLookup, isLoopback } from '../../src/webhooks/targets.js';

describe('an address is loopback', () => {
  it.each(['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'])(
    '%s',
    (address) => expect(isLoopback(address)).toBe(true),
  );

  it.each([
    ...['0.0.0.0', '::', '128.0.0.1', '126.255.255.255', '10.0.0.1', '192.168.1.1', '169.254.169.254'],
    ...['::ffff:10.0.0.1', '::ffff:0.0.0.0', 'fe80::1', 'fd00::1', '2001:db8::1', '64:ff9b::127.0.0.1'],
    ...['localhost', '', '127.1', '127.0.0.1:80', '2130706433'],
  ])('but not "%s"', (address) => expect(isLoopback(address)).toBe(false));
});

describe('the host name of a webhook', () => {
  /** The arguments of the connection's callback, and the number of lookups. */
  function resolved(addresses: readonly string[], all: boolean) {
    let asked = 0;
    const resolve = (
      _name: string,
      _options: object,
      done: (error: null, found: LookupAddress[]) => void,
    ) => {
      asked += 1;
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    };
    let given: unknown[] = [];
    createLoopbackLookup(resolve as unknown as typeof lookup)('name.example', { all }, (...args) => {
      given = args;
    });
    return { asked, given };
  }

  it.each([
    ['a private address', ['10.0.0.1']],
    ['a public address', ['93.184.215.14']],
    ['the address of cloud metadata', ['169.254.169.254']],
    ['loopback and another address', ['127.0.0.1', '10.0.0.1']],
    ['another address and loopback', ['fd00::1', '::1']],
    ['the unspecified address', ['0.0.0.0']],
    ['no address', []],
  ])('is rejected when it resolves to %s', (_what, addresses) => {
    for (const all of [true, false]) {
      const [error] = resolved(addresses, all).given;
      expect(error).toMatchObject({ code: 'not a loopback address' });
    }
  });

  it('is resolved once, and the connection uses the checked addresses', () => {
    expect(resolved(['127.0.0.1', '::1'], true)).toEqual({
      asked: 1,
      given: [
        null,
        [
          { address: '127.0.0.1', family: 4 },
          { address: '::1', family: 6 },
        ],
      ],
    });
    expect(resolved(['127.0.0.1', '::1'], false)).toEqual({ asked: 1, given: [null, '127.0.0.1', 4] });
  });

  it('that does not resolve fails with the error of the lookup', () => {
    const failure = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    const resolve = (_name: string, _options: object, done: (error: Error) => void) => done(failure);
    createLoopbackLookup(resolve as unknown as typeof lookup)('name.example', { all: true }, (error) =>
      expect(error).toBe(failure),
    );
    expect.assertions(1);
  });
});
