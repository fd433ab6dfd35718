import { authenticateBorrower } from '../borrowers/authenticate-borrower.js';
import type { Borrower } from '../borrowers/borrower.js';
import { invalidAccessToken } from '../http/errors.js';
import type { Context } from './context.js';
import type { Client, Item } from './entities.js';
import type { Institution } from './institutions.js';

export interface Login {
  readonly client: Client;
  readonly institution: Institution;
  readonly username: string;
  readonly password: string;
  readonly products: readonly string[];
  readonly webhook: string | null;
}

/** Creates an Item, as Link does when a borrower logs in at a bank. Each Item has its own account ids. */
export function createItem(context: Context, login: Login): { item: Item; borrower: Borrower } {
  const itemId = context.tokens.itemId();
  const now = context.clock.now();
  const borrower = authenticateBorrower(login.username, login.password, {
    seed: `${context.seed}/${itemId}`,
    today: now.toISOString().slice(0, 10),
  });
  const item = context.store.items.insert({
    itemId,
    clientId: login.client.clientId,
    accessToken: context.tokens.accessToken(),
    institutionId: login.institution.institutionId,
    institutionName: login.institution.name,
    products: login.products,
    webhook: login.webhook,
    lastUpdated: now,
    get accounts() {
      return borrower.accounts;
    },
    warnings: borrower.warnings,
    leftOut: borrower.leftOut,
  });
  if (item.leftOut.length > 0) context.events.emit({ kind: 'configuration-left-out', item });
  return { item, borrower };
}

export function findItem(context: Context, client: Client, accessToken: string): Item {
  const item = context.store.items.find('accessToken', accessToken);
  if (item?.clientId !== client.clientId) throw invalidAccessToken();
  return item;
}
