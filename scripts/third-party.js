/** The licenses of the packages in a bundle. Most of them ask that their text goes with every copy. */
import { readdir, readFile } from 'node:fs/promises';

const LICENSE_FILE = /^(licen[cs]e|copying|notice|third-?party-?notices)([.-]|$)/i;

/** The folder of the package that a file belongs to. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//;

/**
 * @param {readonly import('esbuild').Metafile[]} metafiles of the bundles, with paths from the working directory.
 * @returns {Promise<string>} name, version, license and license texts of each package.
 */
export async function thirdPartyNotices(metafiles) {
  const paths = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set(paths.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []));
  const notices = await Promise.all([...folders].map(noticeOf));
  return `This package contains the following packages.\n\n${[...new Set(notices)].sort().join('\n')}`;
}

/** @param {string} folder with a slash at the end. */
async function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(`${folder}package.json`, 'utf8'));
  const files = (await readdir(folder)).filter((file) => LICENSE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(folder + file, 'utf8')));
  if (license === undefined && texts.length === 0) throw new Error(`${folder} has no license`);
  const holder = typeof author === 'object' ? author.name : author;
  const heading = `${name} ${version}${license === undefined ? '' : `: ${license}`}`;
  // Some packages state a license and have no file with its text.
  if (texts.length === 0) texts.push(`By ${holder ?? `the authors of ${name}`}.`);
  return [`${'='.repeat(80)}\n${heading}\n`, ...texts].join('\n');
}
