import { defineConfig } from 'vite';

/** The server sends the page at `/viewer`, and its files below. */
export default defineConfig({
  base: '/viewer/',
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
