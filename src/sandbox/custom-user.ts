import type { z } from 'zod';
import type { Borrower, Life } from './borrowers/borrower.js';
import { type BorrowerOptions, makeBorrower, startLife } from './borrowers/borrowers.js';
import { owner, people } from './borrowers/identities.js';
import { makeCustomAccount, securityIds } from './custom-account.js';
import { type CustomIdentity, customUser } from './custom-user-schema.js';
import type { Owner, ReportUser } from './entities.js';
import { createRandom } from './random.js';

/** Plaid takes about this much, not counting the whitespace that editors add. */
const maxBytes = 55_000;

/**
 * A `user_custom` password that cannot be used. Says where and which rule, never the value: passwords end up in
 * nobody's log.
 */
export class CustomUserError extends Error {
  override readonly name = 'CustomUserError' as const;
  /** Where in the configuration, as in `override_accounts[0].type`; empty for the whole. */
  readonly path: string;
  /** What should have been the case. */
  readonly rule: string;

  constructor(path: string, rule: string) {
    super(`${path || 'the configuration of user_custom'} ${rule}`);
    this.path = path;
    this.rule = rule;
  }
}

/**
 * Makes the borrower whom the password of `user_custom` describes, or throws a `CustomUserError`.
 *
 * An account's `starting_balance` is its balance before the first listed transaction, so its current balance is
 * that and everything posted since; both figures and every day between them add up. What is left out is filled in:
 * a missing balance from the seed, missing owners from the first account that has some. A configuration without
 * `override_accounts` gives the accounts of `user_good`.
 */
export function makeCustomUser(password: string, options: BorrowerOptions): Borrower {
  const config = parse(password);
  const accounts = config.override_accounts;
  if (!accounts) return makeBorrower('user_good', options);

  const life = startLife('user_custom', options);
  // The user's own seed repeats the amounts from Item to Item, but ids stay the Item's.
  const seeded: Life =
    config.seed == null ? life : { ...life, random: createRandom(`user_custom/${config.seed}`) };
  const fallback = toOwner(accounts.find(({ identity }) => identity)?.identity, owner(people.alma));
  const owners = accounts.map(({ identity }) => toOwner(identity, fallback));
  const securityId = securityIds(life);
  return {
    accounts: accounts.map((account, index) =>
      makeCustomAccount(account, {
        life: { ...seeded, random: seeded.random.fork(`account ${index}`) },
        owner: owners[index] ?? fallback,
        securityId,
      }),
    ),
    warnings: [],
    reportUser: toReportUser(owners[0] ?? fallback),
  };
}

function parse(password: string) {
  const result = customUser.safeParse(parseJson(password), { error: rule });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new CustomUserError(toPath(issue?.path ?? []), issue?.message ?? 'is not valid');
}

function parseJson(password: string): unknown {
  let value: unknown;
  let compact: string;
  try {
    value = JSON.parse(password);
    compact = JSON.stringify(value);
  } catch {
    // The parser's own message quotes the text around the mistake; that of the writer means bottomless nesting.
    throw new CustomUserError('', 'must be JSON');
  }
  if (Buffer.byteLength(compact) > maxBytes)
    throw new CustomUserError('', `must not exceed ${maxBytes} bytes`);
  return value;
}

/** The rules that the schema leaves to zod, in words of the same kind as its own. */
function rule(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union') return 'must be a known type';
  return 'is not valid';
}

function toPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

/** Each part that a configuration leaves out is taken from `fallback`, as Plaid takes it from its defaults. */
function toOwner(identity: CustomIdentity | undefined, fallback: Owner): Owner {
  return {
    names: identity?.names ?? fallback.names,
    phoneNumbers:
      identity?.phone_numbers?.map((phone) => toContact(phone, 'mobile')) ?? fallback.phoneNumbers,
    emails: identity?.emails?.map((email) => toContact(email, 'primary')) ?? fallback.emails,
    addresses:
      identity?.addresses?.map(({ data, primary }) => ({
        street: data.street,
        city: data.city ?? null,
        region: data.region ?? null,
        postalCode: data.postal_code ?? null,
        country: data.country ?? null,
        primary: primary ?? false,
      })) ?? fallback.addresses,
  };
}

function toContact(
  contact: { data: string; primary?: boolean | undefined; type?: string | undefined },
  type: string,
) {
  return { data: contact.data, primary: contact.primary ?? false, type: contact.type ?? type };
}

function toReportUser({ names, phoneNumbers, emails }: Owner): ReportUser {
  const [firstName = null, ...others] = (names[0] ?? '').split(/\s+/).filter((word) => word !== '');
  const lastName = others.pop() ?? null;
  return {
    clientUserId: null,
    firstName,
    middleName: others.join(' ') || null,
    lastName,
    ssn: null,
    phoneNumber: phoneNumbers[0]?.data ?? null,
    email: emails[0]?.data ?? null,
  };
}
