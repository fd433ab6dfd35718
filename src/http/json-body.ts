import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import type { Problem } from '../graphql/errors/problem.js';
import { RefusedRequest } from './errors.js';
import { FORBIDDEN_KEY, hasForbiddenKey } from './forbidden-key.js';

const NOT_UTF8: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'The body is not UTF-8',
};

const UNREADABLE: Problem = {
  status: 415,
  code: 'BAD_REQUEST',
  title: 'The body must be uncompressed application/json in UTF-8',
};

const CHARSET = /;\s*charset\s*=\s*"?([^\s;"]*)/i;

/** Accepts only uncompressed JSON in UTF-8. Fastify would parse other charsets and encodings as if they were that. */
export function acceptJsonOnly(server: FastifyInstance): void {
  // 'ignore': Fastify's own check of keys would report invalid JSON. `hasForbiddenKey` replaces it.
  const parseJson = server.getDefaultJsonParser('ignore', 'ignore');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
    const [, charset = 'utf-8'] = CHARSET.exec(type) ?? [];
    if (!/^utf-?8$/i.test(charset) || encoding.toLowerCase() !== 'identity') {
      done(new RefusedRequest(UNREADABLE), undefined);
    } else if (isUtf8(body)) {
      parseJson(request, body.toString(), (error, parsed) => {
        if (error === null && hasForbiddenKey(parsed)) done(new RefusedRequest(FORBIDDEN_KEY), undefined);
        else done(error, parsed);
      });
    } else {
      done(new RefusedRequest(NOT_UTF8), undefined);
    }
  });
}
