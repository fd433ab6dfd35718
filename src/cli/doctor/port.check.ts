import { once } from 'node:events';
import { createServer } from 'node:net';
import { listenFailure } from 'creditgraph-sandbox/terminal';
import type { Config } from '../../config/config.js';
import type { Check } from './check.js';
import { settingFailure } from './config-finding.js';
import { ok, skipped } from './finding.js';

type Address = { readonly host: string; readonly port: number };

/** Listens on the port for a moment. */
export function portCheck(
  name: string,
  hostSetting: string,
  portSetting: string,
  addressOf: (config: Config) => Address | null,
): Check {
  return {
    name,
    async run(config) {
      const address = addressOf(config);
      if (address === null) return skipped(`${portSetting} is not set`);
      const { host, port } = address;
      const server = createServer().listen(port, host);
      try {
        await once(server, 'listening');
      } catch (error) {
        const line = listenFailure(error, { host, port, hostSetting, portSetting });
        if (line === null) throw error;
        return settingFailure(line);
      }
      server.close();
      await once(server, 'close');
      return ok(port === 0 ? `${portSetting} is 0: any free port` : `port ${port} is free`);
    },
  };
}
