import type { Location, PaymentMeta, TransactionInsights } from '../state/entities.js';
import { type Category, categories } from './categories.js';
import { emptyLocation } from './empty-values.js';

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

type Town = Pick<Location, 'city' | 'region' | 'postalCode' | 'country'>;
const portJuniper: Town = { city: 'Port Juniper', region: 'OR', postalCode: '00141', country: 'US' };
const drycreek: Town = { city: 'Drycreek', region: 'NV', postalCode: '00289', country: 'US' };
const larkspur: Town = { city: 'Larkspur Heights', region: 'CA', postalCode: '00394', country: 'US' };

/** Shops one walks into. */
export const shops = {
  groceries: place('Puffin & Sons Grocers', portJuniper, categories.groceries, [3_120, 11_890], {
    address: '12 Gannet Wharf',
    lat: 45.0312,
    lon: -123.9745,
    storeNumber: '0412',
  }),
  coffee: place('Tin Whistle Coffee', portJuniper, categories.coffee, [425, 980]),
  restaurant: place('Hummingbird Ramen', portJuniper, categories.restaurant, [1_420, 6_240], {
    address: '88 Lantern Row',
    lat: 45.0298,
    lon: -123.9702,
  }),
  fuel: place('Longhaul Fuel', portJuniper, categories.fuel, [3_210, 5_860], { storeNumber: '00778' }),
  pharmacy: place('Willowbark Pharmacy', portJuniper, categories.pharmacy, [890, 4_650], {
    storeNumber: '0031',
  }),
  cornerShop: place('Ninepins Corner Store', drycreek, categories.groceries, [640, 5_480]),
  diner: place('Cactus Flower Diner', drycreek, categories.restaurant, [1_150, 3_990]),
  hardware: place('Hinge & Bracket Trade', drycreek, categories.supplies, [2_400, 46_000]),
  casino: place('Lucky Badger Casino', drycreek, categories.gambling, [4_000, 26_000]),
  garage: place('Second Gear Garage', drycreek, categories.fuel, [28_000, 120_000]),
  mill: place('Three Mice Flour Mill', portJuniper, categories.supplies, [9_000, 42_000]),
  packaging: place('Boxwood Packaging', portJuniper, categories.supplies, [6_000, 24_000]),
  ovens: place('Salamander Oven Works', portJuniper, categories.supplies, [30_000, 180_000]),
  sawmill: place('Old Growth Sawmill', drycreek, categories.supplies, [100_000, 400_000]),
  delicatessen: place('Delicatessen Minerva', larkspur, categories.groceries, [5_800, 24_900]),
  bistro: place('Le Canard Distrait', larkspur, categories.restaurant, [8_900, 38_500], {
    address: '5 Promenade Circle',
    lat: 37.9341,
    lon: -122.5353,
  }),
  tailor: place('Thimble & Daughter', larkspur, categories.shopping, [14_500, 189_000]),
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
  dairy: digital(
    'Clover & Cow Dairy',
    'CLOVER AND COW DAIRY ACH ######',
    categories.supplies,
    [18_000, 36_000],
    ach,
  ),
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
  town: Town,
  category: Category,
  cents: Merchant['cents'],
  known: Partial<Location> = {},
): Merchant {
  const store = known.storeNumber ? ` STORE ${known.storeNumber}` : '';
  const statement = `POS DEBIT #### ${name}${store} ${town.city} ${town.region}`.toUpperCase();
  return {
    name,
    statement,
    category,
    cents,
    transactionType: 'place',
    location: { ...emptyLocation, ...town, ...known },
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
