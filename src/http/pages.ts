import { createReadStream, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PageFacts } from './page-facts.js';

export interface Pages {
  /** The folder that `scripts/pages.js` builds. */
  readonly folder: URL;
  /** Called per visit. */
  readonly facts: () => PageFacts;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE_POLICY = `${POLICY}; style-src 'self'`;

/**
 * Monaco, the editor of GraphiQL, inserts style elements and style attributes while it runs, so styles may be inline. Its fonts are
 * in style sheets, as `data:` URLs too. Its languages run in workers.
 */
const EXPLORER_POLICY = `${POLICY}; style-src 'self' 'unsafe-inline'; font-src 'self' data:; worker-src 'self'`;

/** esbuild names the parts of a bundle by their content. */
const NAMED_BY_CONTENT = /-[A-Z0-9]{8}\.\w+$/;

/** The page at `/`, and GraphiQL at `/explorer`. They load nothing from other hosts. */
export function registerPages(server: FastifyInstance, { folder, facts }: Pages): void {
  const names = new Set(readdirSync(folder));
  const send = (reply: FastifyReply, name: string) =>
    reply
      .type(TYPES[extname(name)] ?? 'application/octet-stream')
      .send(createReadStream(new URL(name, folder)));

  server.get('/', (_request, reply) =>
    send(reply.header('content-security-policy', PAGE_POLICY), 'index.html'),
  );
  server.get('/explorer', (_request, reply) =>
    send(reply.header('content-security-policy', EXPLORER_POLICY), 'explorer.html'),
  );
  server.get('/page/facts.json', async () => facts());
  server.get<{ Params: { name: string } }>('/page/:name', (request, reply) => {
    const { name } = request.params;
    if (!names.has(name)) return reply.callNotFound();
    if (NAMED_BY_CONTENT.test(name)) reply.header('cache-control', 'public, max-age=31536000, immutable');
    return send(reply, name);
  });
}
