import type * as z from 'zod';
import type { Borrower, History } from '../borrowers/borrower.js';
import { type BorrowerOptions, makeBorrower, startHistory } from '../borrowers/borrowers.js';
import { owner, people } from '../borrowers/identities.js';
import { createRandom } from '../lib/random.js';
import type { Owner, ReportUser } from '../state/entities.js';
import { makeCustomAccount, securityIds } from './custom-account.js';
import { type CustomConfiguration, type CustomIdentity, customUser } from './custom-user-schema.js';
import { unusedIn } from './unused-parts.js';
import { type Path, type WithoutNulls, withoutNulls } from './without-nulls.js';

/** Plaid's approximate limit, without insignificant whitespace. */
const maxBytes = 55_000;

/** An invalid `user_custom` password. The message has the path and the rule, never the value, because it is a password. */
export class CustomUserError extends Error {
  override readonly name = 'CustomUserError' as const;
  /** For example `override_accounts[0].type`; empty for the whole configuration. */
  readonly path: string;
  /** The violated rule, for example `is missing`. */
  readonly rule: string;

  constructor(path: string, rule: string) {
    super(`${path || 'the configuration of user_custom'} ${rule}`);
    this.path = path;
    this.rule = rule;
  }
}

/**
 * Creates the borrower that the password of `user_custom` describes. Null means missing at every depth. GUIDE.md lists the
 * defaults. Without `override_accounts` the borrower has the accounts of `user_good`.
 *
 * `starting_balance` is the balance before the first transaction. The current balance is `starting_balance` plus all posted
 * transactions, and the balances of the days between are consistent with both.
 *
 * @throws CustomUserError when the password is invalid.
 */
export function makeCustomUser(password: string, options: BorrowerOptions): Borrower {
  const { config, unknownKeys, pathInJson } = parse(password);
  const accounts = config.override_accounts;
  const history = startHistory('user_custom', options);
  const unused = [
    ...unknownKeys.map((path) => ({ path, reason: 'is an unknown key' })),
    ...unusedIn(accounts ?? [], history),
  ];
  const leftOut = unused.map(({ path, reason }) => ({ path: toText(pathInJson(path)), reason }));
  if (!accounts) return { ...makeBorrower('user_good', options), leftOut };

  // The seed of the configuration gives the same amounts in all Items, but each Item has its own ids.
  const seeded: History =
    config.seed === undefined ? history : { ...history, random: createRandom(`user_custom/${config.seed}`) };
  const fallback = toOwner(accounts.find(({ identity }) => identity)?.identity, owner(people.alma));
  const owners = accounts.map(({ identity }) => toOwner(identity, fallback));
  const securityId = securityIds(history);
  return {
    accounts: accounts.map((account, index) =>
      makeCustomAccount(account, {
        history: { ...seeded, random: seeded.random.fork(`account ${index}`) },
        owner: owners[index] ?? fallback,
        securityId,
      }),
    ),
    warnings: [],
    reportUser: toReportUser(owners[0] ?? fallback),
    leftOut,
  };
}

interface Parsed {
  readonly config: CustomConfiguration;
  /** The paths of unknown keys. They are removed from `config`. */
  readonly unknownKeys: readonly Path[];
  readonly pathInJson: WithoutNulls['pathInJson'];
}

function parse(password: string): Parsed {
  const { value, pathInJson } = parseJson(password);
  const unknownKeys = (customUser.safeParse(value).error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [],
  );
  for (const path of unknownKeys) remove(value, path);
  const result = customUser.safeParse(value, { error: rule });
  if (result.success) return { config: result.data, unknownKeys, pathInJson };
  const [issue] = result.error.issues;
  throw new CustomUserError(toText(pathInJson(issue?.path ?? [])), issue?.message ?? 'is not valid');
}

function parseJson(password: string): WithoutNulls {
  let json: unknown;
  let compact: string;
  let rest: WithoutNulls;
  try {
    json = JSON.parse(password);
    compact = JSON.stringify(json);
    rest = withoutNulls(json);
  } catch {
    // The message of JSON.parse quotes the input. The other two calls throw when the nesting is too deep.
    throw new CustomUserError('', 'must be JSON');
  }
  if (Buffer.byteLength(compact) > maxBytes)
    throw new CustomUserError('', `must not exceed ${maxBytes} bytes`);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new CustomUserError('', 'must be of type object');
  return { ...rest, value: rest.value ?? {} };
}

function remove(value: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce((at, step) => (at as Record<PropertyKey, unknown>)[step], value);
  delete (parent as Record<PropertyKey, unknown>)[path.at(-1) ?? ''];
}

/** Messages for the rules of zod, in the style of those in the schema. */
function rule(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type')
    return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_union') return 'must be a known type';
  return 'is not valid';
}

const maxKeyLength = 40;

/** For example `override_accounts[0].meta.name`. Keys that are not plain words are quoted, and long keys are truncated. */
function toText(path: Path): string {
  return path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      const key = String(step);
      const isWord = /^\w+$/.test(key) && key.length <= maxKeyLength;
      return isWord ? `.${key}` : `[${JSON.stringify(key.slice(0, maxKeyLength))}]`;
    })
    .join('')
    .replace(/^\./, '');
}

/** Missing parts come from `fallback`. */
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
