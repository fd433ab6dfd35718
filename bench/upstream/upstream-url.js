/**
 * The URL of the upstream, from the runner.
 *
 * @throws {Error} when it is not set.
 */
export function upstreamUrl() {
  const url = process.env.UPSTREAM_URL;
  if (url === undefined) throw new Error('UPSTREAM_URL is missing; npm run bench sets it');
  return url;
}
