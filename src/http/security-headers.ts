import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/**
 * The headers of every answer, as Helmet sets them; found out once, because they are always the same. They are for answers
 * that are data: pages have a policy of their own, which takes the place of this one.
 */
export function securityHeaders(): Readonly<Record<string, string>> {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
    // Of browsers and plugins that are gone.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
    // For pages that load from elsewhere.
    xDnsPrefetchControl: false,
    originAgentCluster: false,
  })(answer.req, answer, (error) => {
    if (error !== undefined) throw error;
  });
  const headers = Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]);
  // What describes a borrower belongs in no cache, and neither does what refuses to.
  return { ...Object.fromEntries(headers), 'cache-control': 'no-store' };
}
