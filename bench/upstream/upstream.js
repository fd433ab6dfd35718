import { fileURLToPath } from 'node:url';
import { ask } from '../measure/load.js';
import { startServer } from '../processes.js';

const CALLS = '/__calls';

/** The runner's handle to the process of the upstream. */
export class Upstream {
  #server;

  static async start() {
    const script = fileURLToPath(new URL('server.js', import.meta.url));
    return new Upstream(await startServer({ name: 'upstream', script }));
  }

  /** @param {import('../processes.js').Server} server */
  constructor(server) {
    this.#server = server;
  }

  get url() {
    return this.#server.url;
  }

  /** The number of report requests since the last reset. */
  async calls() {
    const { body } = await ask(this.url, { method: 'GET', path: CALLS, body: '' });
    return Number(JSON.parse(String(body)).calls);
  }

  async resetCalls() {
    await ask(this.url, { method: 'DELETE', path: CALLS, body: '' });
  }

  stop() {
    return this.#server.stop();
  }
}
