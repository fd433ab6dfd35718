import { TestEnvironment } from 'jest-environment-node';

/**
 * Loads the built server as Node does, once for each of Jest's processes. Jest itself would load its thousand modules anew for
 * each file of tests, which takes a second and more.
 */
export default class BuiltEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    const [app, config, sandbox] = await Promise.all([
      import('../../../dist/app.js'),
      import('../../../dist/config/config.js'),
      import('../../../dist/sandbox/server.js'),
    ]);
    this.global.built = { app, config, sandbox };
  }
}
