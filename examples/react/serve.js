/**
 * Bundles the page and serves it on its own origin. It replaces your backend for one task: it returns the token.
 *
 *     node examples/react/serve.js
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { build } from 'esbuild';

const { GRAPHQL_URL = 'http://localhost:4000/graphql', GRAPHQL_TOKEN = '', PAGE_PORT = '5173' } = process.env;
if (GRAPHQL_TOKEN.startsWith('cg_')) {
  console.error('GRAPHQL_TOKEN is an API key, which must not get into a page: use a token of your issuer');
  process.exit(1);
}

if (!/^https?:\/\//.test(GRAPHQL_URL)) {
  console.error('GRAPHQL_URL must begin with http:// or https://');
  process.exit(1);
}

const folder = new URL('./', import.meta.url).pathname;
const { outputFiles } = await build({
  absWorkingDir: folder,
  entryPoints: ['main.tsx', 'style.css'],
  outdir: '.',
  bundle: true,
  write: false,
  format: 'esm',
  jsx: 'automatic',
  sourcemap: 'inline',
  // Development builds of React and Apollo Client print warnings, such as about data that the cache would lose.
  conditions: ['development'],
  define: { 'process.env.GRAPHQL_URL': JSON.stringify(GRAPHQL_URL), 'process.env.NODE_ENV': '"development"' },
});
const files = {
  '/': ['text/html', await readFile(`${folder}index.html`)],
  '/main.js': ['text/javascript', outputFiles[0].contents],
  '/style.css': ['text/css', outputFiles[1].contents],
  '/token': ['text/plain', GRAPHQL_TOKEN],
};

const server = createServer(({ url = '' }, response) => {
  const [type, content] = files[url.replace(/\?.*/, '')] ?? [];
  response.writeHead(content === undefined ? 404 : 200, {
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'self'; img-src data:; connect-src 'self' ${new URL(GRAPHQL_URL).origin}`,
    'content-type': `${type ?? 'text/plain'}; charset=utf-8`,
  });
  response.end(content);
});
try {
  await once(server.listen(Number(PAGE_PORT), 'localhost'), 'listening');
} catch (error) {
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`port ${PAGE_PORT} is in use; set PAGE_PORT to a free port`);
  process.exit(1);
}
console.log(`The page at http://localhost:${server.address().port} asks ${GRAPHQL_URL}`);
