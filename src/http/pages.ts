import { createReadStream, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { PageFacts } from './page-facts.js';

export interface Pages {
  /** The folder that `scripts/pages.js` builds. */
  readonly folder: URL;
  /** Called per visit. */
  readonly facts: () => Omit<PageFacts, 'hasViewer'>;
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
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The files of the viewer, which `scripts/viewer.js` copies into the folder of the pages. Vite names them by their content. */
const VIEWER = { page: 'viewer/index.html', assets: 'viewer/assets/' };

/** The page at `/`, GraphiQL at `/explorer`, and the viewer at `/viewer` if it was built. They load nothing from other hosts. */
export function registerPages(server: FastifyInstance, { folder, facts }: Pages): void {
  const names = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  const hasViewer = names.has(VIEWER.page);
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
  server.get('/page/facts.json', async (): Promise<PageFacts> => ({ ...facts(), hasViewer }));
  server.get<{ Params: { name: string } }>('/page/:name', (request, reply) => {
    const { name } = request.params;
    if (!names.has(name)) return reply.callNotFound();
    if (NAMED_BY_CONTENT.test(name)) reply.header('cache-control', FOR_EVER);
    return send(reply, name);
  });
  if (!hasViewer) return;
  server.get('/viewer', (_request, reply) =>
    send(reply.header('content-security-policy', PAGE_POLICY), VIEWER.page),
  );
  server.get<{ Params: { name: string } }>('/viewer/assets/:name', (request, reply) => {
    const name = VIEWER.assets + request.params.name;
    if (!names.has(name)) return reply.callNotFound();
    return send(reply.header('cache-control', FOR_EVER), name);
  });
}
