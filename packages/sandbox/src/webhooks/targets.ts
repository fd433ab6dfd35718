import dns from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where webhooks may be sent: only to this machine, or to any address. */
export type WebhookTargets = 'loopback' | 'any';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether the text is a loopback IP address. `::ffff:127.0.0.1` is one. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** The error code of a webhook that is not sent because its address is not allowed. */
export const BEYOND_LOOPBACK = 'not a loopback address';

/**
 * Resolves a host name, and fails unless all addresses are loopback. The connection uses the checked addresses, without a second
 * lookup.
 *
 * @param resolve replaced in tests.
 */
export function createLoopbackLookup(resolve: typeof dns.lookup = dns.lookup): LookupFunction {
  return (name, options, done) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) return done(error, []);
      if (first === undefined || !addresses.every(({ address }) => isLoopback(address)))
        return done(Object.assign(new Error(BEYOND_LOOPBACK), { code: BEYOND_LOOPBACK }), []);
      if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}
