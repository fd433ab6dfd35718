import { type Finding, ok, warning } from './finding.js';

/** Even major versions are supported for years. Node 20 is not, since April 2026. */
const SUPPORTED = [22, 24];

/** An older Node than 20.19 does not get here. */
export function checkNode(version = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  if (SUPPORTED.includes(major)) return ok(`version ${version}`);
  const text =
    major < 22
      ? `version ${version} has had no security fixes since April 2026`
      : `the server is not tested with version ${version}`;
  return warning(text, `run it with Node ${SUPPORTED.join(' or ')}`);
}
