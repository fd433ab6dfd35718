import { mkdirSync, writeFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';

/** Lists the bundled files, in the format of esbuild, for the licenses in the npm package of the server. */
const listInputs: Plugin = {
  name: 'list-inputs',
  generateBundle(_options, outputs) {
    const files = Object.values(outputs).flatMap((output) =>
      'modules' in output ? Object.keys(output.modules) : [],
    );
    mkdirSync('build', { recursive: true });
    writeFileSync(
      'build/inputs.json',
      JSON.stringify({ inputs: Object.fromEntries(files.map((file) => [file, {}])) }),
    );
  },
};

/** The server sends the page at `/viewer`, and its files below. */
export default defineConfig({
  base: '/viewer/',
  plugins: [listInputs],
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Files as `data:` URLs would need another content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    // Packages mark what runs in a browser, and all of this does.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  oxc: { jsx: { runtime: 'automatic' } },
  // `npm start` in another terminal answers what the page requests.
  server: { proxy: { '/graphql': 'http://localhost:4000', '/page': 'http://localhost:4000' } },
  logLevel: 'warn',
});
