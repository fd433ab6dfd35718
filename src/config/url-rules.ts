/** The names under which a machine calls itself, as a host and as a URL has them. */
export const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** Holds neither credentials nor anything that is not an address. What is no URL is judged elsewhere. */
export function isBare(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}

/** As `isBare`, but for the query: some issuers publish their keys behind one. */
export function hasNoCredentials(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, hash } = new URL(text);
  return [username, password, hash].every((part) => part === '');
}

/** What is said there is heard by nobody on the way. */
export function isPrivate(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || LOOPBACK.includes(hostname);
}
