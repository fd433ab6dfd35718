/** The names of this machine, as hosts and in URLs. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** Whether a URL has no credentials, query or fragment. Another rule refuses a text that is not a URL. */
export function isBare(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}

/** Like `isBare`, but allows a query: some issuers use one for their keys. */
export function hasNoCredentials(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, hash } = new URL(text);
  return [username, password, hash].every((part) => part === '');
}

/** Whether nobody between this server and the URL can read or change the traffic. */
export function isPrivate(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
}
