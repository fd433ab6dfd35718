/**
 * Where the stand-in for Plaid listens, as the runner tells each contestant.
 *
 * @throws {Error} when nobody said.
 */
export function upstreamUrl() {
  const url = process.env.UPSTREAM_URL;
  if (url === undefined) throw new Error('UPSTREAM_URL is needed; npm run bench sets it');
  return url;
}
