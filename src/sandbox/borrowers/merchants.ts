import type { Location, PaymentMeta, TransactionInsights } from '../entities.js';
import { type Category, categories } from './categories.js';
import { nowhere } from './ledger.js';

/** Whoever is on the other side of a movement. All are invented. */
export interface Merchant {
  /** The tidy name that Plaid derives. */
  readonly name: string;
  /** What the bank prints; every `#` becomes a digit of its own. */
  readonly statement: string;
  readonly category: Category;
  readonly transactionType: TransactionInsights['transactionType'];
  /** The least and the most that one visit costs, or brings. */
  readonly cents: readonly [min: number, max: number];
  readonly location?: Location;
  readonly paymentMeta?: Partial<PaymentMeta>;
}

const ach: Partial<PaymentMeta> = { paymentMethod: 'ACH' };

/** Shops one walks into. */
export const shops = {
  groceries: place(
    'Puffin & Sons Grocers',
    'PUFFIN & SONS GROCERS #0412 PORT JUNIPER OR',
    categories.groceries,
    [3_120, 11_890],
    { address: '12 Gannet Wharf', postalCode: '00141', lat: 45.0312, lon: -123.9745, storeNumber: '0412' },
  ),
  cornerShop: place(
    'Ninepins Corner Store',
    'NINEPINS CORNER STORE PORT JUNIPER OR',
    categories.groceries,
    [640, 3_480],
  ),
  restaurant: place(
    'Hummingbird Ramen',
    'HUMMINGBIRD RAMEN PORT JUNIPER OR',
    categories.restaurant,
    [1_420, 6_240],
    {
      address: '88 Lantern Row',
      postalCode: '00141',
      lat: 45.0298,
      lon: -123.9702,
    },
  ),
  bistro: place(
    'Le Canard Distrait',
    'TST* LE CANARD DISTRAIT LARKSPUR HEIGHTS CA',
    categories.restaurant,
    [8_900, 38_500],
  ),
  coffee: place(
    'Tin Whistle Coffee',
    'SQ *TIN WHISTLE COFFEE PORT JUNIPER OR',
    categories.coffee,
    [425, 980],
  ),
  fuel: place('Longhaul Fuel', 'LONGHAUL FUEL 00778 PORT JUNIPER OR', categories.fuel, [3_210, 5_860], {
    address: '4000 Harbor Access Rd',
    postalCode: '00142',
    storeNumber: '00778',
  }),
  pharmacy: place(
    'Willowbark Pharmacy',
    'WILLOWBARK PHARMACY 0031 PORT JUNIPER OR',
    categories.pharmacy,
    [890, 4_650],
  ),
  hardware: place(
    'Hinge & Bracket',
    'HINGE AND BRACKET TRADE CTR DRYCREEK NV',
    categories.supplies,
    [2_400, 46_000],
  ),
  casino: place(
    'Lucky Badger Casino',
    'LUCKY BADGER CASINO CAGE 2 DRYCREEK NV',
    categories.gambling,
    [6_000, 42_000],
  ),
} as const satisfies Record<string, Merchant>;

/** Whoever is paid over the internet. */
export const online = {
  streaming: digital('Streamlet', 'STREAMLET.EXAMPLE HELP CA', categories.streaming, [1_599, 1_599]),
  music: digital('Tunefern', 'TUNEFERN SUBSCRIPTION', categories.streaming, [1_099, 1_099]),
  goods: digital(
    'Paper Crane Outfitters',
    'PAPER CRANE OUTFITTERS WEB ORDER #########',
    categories.shopping,
    [1_990, 16_400],
  ),
  flights: digital('Albatross Air', 'ALBATROSS AIR 0172########', categories.flights, [18_600, 71_200]),
  lodging: digital('Driftwood Inns', 'DRIFTWOOD INNS RESV ########', categories.lodging, [22_000, 96_000]),
  betting: digital(
    'Hedgehog Sportsbook',
    'HEDGEHOG SPORTSBOOK DEPOSIT ######',
    categories.gambling,
    [2_500, 30_000],
  ),
} as const satisfies Record<string, Merchant>;

/** Regular bills, drawn from or sent by a bank account. */
export const bills = {
  rent: digital(
    'Heron Court Apartments',
    'HERON COURT APTS WEB PMT ######',
    categories.rent,
    [165_000, 165_000],
    ach,
  ),
  electricity: digital(
    'Otter Creek Electric',
    'OTTER CREEK ELEC UTIL PMT ######',
    categories.electricity,
    [6_900, 14_200],
    ach,
  ),
  water: digital(
    'Port Juniper Water',
    'CITY OF PORT JUNIPER WATER ####',
    categories.water,
    [3_900, 5_200],
    ach,
  ),
  internet: digital('Basalt Fiber', 'BASALT FIBER AUTOPAY', categories.internet, [6_500, 6_500], ach),
  phone: digital('Magpie Mobile', 'MAGPIE MOBILE AUTOPAY ######', categories.phone, [5_500, 5_500], ach),
  gym: digital('Anvil & Oak Gym', 'ANVIL AND OAK GYM DUES', categories.gym, [3_900, 3_900], ach),
  insurance: digital(
    'Steadfast Tortoise Insurance',
    'STEADFAST TORTOISE INS PREM',
    categories.insurance,
    [11_800, 11_800],
    ach,
  ),
} as const satisfies Record<string, Merchant>;

function place(
  name: string,
  statement: string,
  category: Category,
  cents: Merchant['cents'],
  known: Partial<Location> = {},
): Merchant {
  // The bank prints city and state at the end of the line; that much is always known of a place.
  const [, city, region] = /([A-Z]+ ?[A-Z]+) ([A-Z]{2})$/.exec(statement) ?? [];
  const location = { ...nowhere, city: titleCase(city), region: region ?? null, country: 'US', ...known };
  return {
    name,
    statement: `POS DEBIT #### ${statement}`,
    category,
    cents,
    transactionType: 'place',
    location,
  };
}

function digital(
  name: string,
  statement: string,
  category: Category,
  cents: Merchant['cents'],
  paymentMeta: Partial<PaymentMeta> = {},
): Merchant {
  return { name, statement, category, cents, transactionType: 'digital', paymentMeta };
}

function titleCase(words: string | undefined): string | null {
  return words?.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase()) ?? null;
}
