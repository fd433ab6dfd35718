import { readdirSync, statSync } from 'node:fs';

const root = new URL('../../', import.meta.url).pathname;

/** What the build reads. */
const SOURCE = /\.(tsx?|css|html|svg|graphql)$|^scripts\/(bundle|bundling|compiled-code|pages)\.js$/;

/** Tests run what is built. A stale build would test yesterday's code, and say nothing. */
export default function assureFreshBuild() {
  const builtAt = modifiedAt(`dist/bundle.cjs.${process.version}-${process.arch}.v8`);
  const changed = ['src', 'packages/sandbox/src', 'pages', 'examples/operations', 'scripts']
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true }).map((file) => `${folder}/${file}`),
    )
    .find((file) => SOURCE.test(file) && modifiedAt(file) > builtAt);
  if (changed !== undefined) throw new Error(`${changed} is newer than the build: run npm run build`);
}

/** In ms since the epoch; 0 for a file that does not exist. */
function modifiedAt(file) {
  return statSync(`${root}${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
