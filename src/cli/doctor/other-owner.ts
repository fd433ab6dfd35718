import { type Finding, warning } from './finding.js';

/**
 * Opening a lock or a database creates files of this user, which the server of another user could not open.
 *
 * @returns a finding if another user owns the file of a setting.
 */
export function otherOwner(setting: string, { uid }: { readonly uid: number }): Finding | null {
  const own = process.geteuid?.();
  if (own === undefined || own === uid) return null;
  return warning(`${setting} belongs to another user, so it is not checked`, `run doctor as user ${uid}`);
}
