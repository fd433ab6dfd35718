import dns from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where webhooks may be sent: to this machine alone, or to any address that a caller names. */
export type WebhookTargets = 'loopback' | 'any';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether a text is an IP address that leads to this machine and nowhere else. `::ffff:127.0.0.1` is one. */
export function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Why a webhook is not sent that would lead elsewhere, in the place of a code of Node's. */
export const BEYOND_LOOPBACK = 'not a loopback address';

/**
 * Resolves the name of a connection, and refuses it unless all of its addresses are loopback. The connection is made to the
 * addresses that were looked at: the name is not resolved a second time.
 *
 * @param resolve tests bring another.
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
