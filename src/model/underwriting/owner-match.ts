import type { Account } from '../account.js';
import type { AssetReport, ReportUser } from '../asset-report.js';
import { ownerNames, wordsOf } from './owner-names.js';

export type NameMatch = 'SAME' | 'LAST_NAME_ONLY' | 'DIFFERENT';

/** The owners of an account beside the applicant. */
export interface OwnerMatch {
  readonly accountId: string;
  readonly mask: string | null;
  /** First, middle and last name, as the lender gave them; null when it gave none. */
  readonly applicantName: string | null;
  /** As the bank writes them, sorted. Empty when the bank names no owner. */
  readonly ownerNames: readonly string[];
  /** The best match of an owner. Null when the bank names no owner, or the lender gave no first or no last name. */
  readonly match: NameMatch | null;
}

/** One entry for each account of a report, of any type. */
export function ownerMatchesOf({ items, user }: AssetReport): OwnerMatch[] {
  return items.flatMap(({ accounts }) => accounts.map((account) => ownerMatchOf(account, user)));
}

function ownerMatchOf(account: Account, user: ReportUser): OwnerMatch {
  const names = ownerNames(account);
  const applicantName = [user.firstName, user.middleName, user.lastName]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  return {
    accountId: account.accountId,
    mask: account.mask,
    applicantName: applicantName === '' ? null : applicantName,
    ownerNames: names,
    match: bestMatch(names, user),
  };
}

function bestMatch(names: readonly string[], { firstName, lastName }: ReportUser): NameMatch | null {
  const first = wordsOf(firstName ?? '');
  const last = wordsOf(lastName ?? '');
  if (names.length === 0 || first.length === 0 || last.length === 0) return null;
  const words = names.map((name) => new Set(wordsOf(name)));
  const has = (parts: readonly string[]) => (name: ReadonlySet<string>) =>
    parts.every((part) => name.has(part));
  if (words.some(has([...first, ...last]))) return 'SAME';
  return words.some(has(last)) ? 'LAST_NAME_ONLY' : 'DIFFERENT';
}
