import { logIn } from '../borrowers/authenticate-borrower.js';
import type { Borrower } from '../borrowers/borrower.js';
import { invalidAccessToken } from '../http/errors.js';
import type { World } from './context.js';
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

/** What Link does when a borrower logs in at a bank: makes an Item, whose accounts have ids of their own. */
export function createItem(world: World, login: Login): { item: Item; borrower: Borrower } {
  const itemId = world.tokens.itemId();
  const now = world.clock.now();
  const borrower = logIn(login.username, login.password, {
    seed: `${world.seed}/${itemId}`,
    today: now.toISOString().slice(0, 10),
  });
  const item = world.store.items.insert({
    itemId,
    clientId: login.client.clientId,
    accessToken: world.tokens.accessToken(),
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
  if (item.leftOut.length > 0) world.events.emit({ kind: 'configuration-left-out', item });
  return { item, borrower };
}

export function findItem(world: World, client: Client, accessToken: string): Item {
  const item = world.store.items.find('accessToken', accessToken);
  if (item?.clientId !== client.clientId) throw invalidAccessToken();
  return item;
}
