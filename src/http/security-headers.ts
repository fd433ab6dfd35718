import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/**
 * The headers of every response, as Helmet sets them. They are constant, so Helmet runs once. Their content security policy is for
 * data; pages replace it.
 */
export function securityHeaders(): Readonly<Record<string, string>> {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
    // For obsolete browsers and plugins.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    // For pages that load from other hosts.
    xDnsPrefetchControl: false,
    originAgentCluster: false,
  })(response.req, response, (error) => {
    if (error !== undefined) throw error;
  });
  const headers = Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
  // Neither borrowers' data nor refusals may be cached.
  return { ...Object.fromEntries(headers), 'cache-control': 'no-store' };
}
