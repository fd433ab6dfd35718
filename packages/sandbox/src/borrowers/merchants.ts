import type { Location, PaymentMeta, TransactionInsights } from '../state/entities.js';
import { type Category, categories } from './categories.js';
import { emptyLocation } from './empty-values.js';

/** The other party of a movement. All are invented. */
export interface Merchant {
  /** The clean name that Plaid derives. */
  readonly name: string;
  /** The text on the statement. Each `#` becomes a random digit. */
  readonly statement: string;
  readonly category: Category;
  readonly transactionType: TransactionInsights['transactionType'];
  /** The range of the amount of one visit. */
  readonly cents: readonly [min: number, max: number];
  readonly location?: Location;
  readonly paymentMeta?: Partial<PaymentMeta>;
}

const ach: Partial<PaymentMeta> = { paymentMethod: 'ACH' };

type Town = Pick<Location, 'city' | 'region' | 'postalCode' | 'country'>;
const portJuniper: Town = { city: 'Port Juniper', region: 'OR', postalCode: '00141', country: 'US' };
const drycreek: Town = { city: 'Drycreek', region: 'NV', postalCode: '00289', country: 'US' };
const larkspur: Town = { city: 'Larkspur Heights', region: 'CA', postalCode: '00394', country: 'US' };

/** Physical shops. */
export const shops = {
  groceries: place(
    portJuniper,
    { name: 'Puffin & Sons Grocers', category: 'groceries', cents: [3_120, 11_890] },
    { address: '12 Gannet Wharf', lat: 45.0312, lon: -123.9745, storeNumber: '0412' },
  ),
  coffee: place(portJuniper, { name: 'Tin Whistle Coffee', category: 'coffee', cents: [425, 980] }),
  restaurant: place(
    portJuniper,
    { name: 'Hummingbird Ramen', category: 'restaurant', cents: [1_420, 6_240] },
    { address: '88 Lantern Row', lat: 45.0298, lon: -123.9702 },
  ),
  fuel: place(
    portJuniper,
    { name: 'Longhaul Fuel', category: 'fuel', cents: [3_210, 5_860] },
    { storeNumber: '00778' },
  ),
  pharmacy: place(
    portJuniper,
    { name: 'Willowbark Pharmacy', category: 'pharmacy', cents: [890, 4_650] },
    { storeNumber: '0031' },
  ),
  cornerShop: place(drycreek, { name: 'Ninepins Corner Store', category: 'groceries', cents: [640, 5_480] }),
  diner: place(drycreek, { name: 'Cactus Flower Diner', category: 'restaurant', cents: [1_150, 3_990] }),
  hardware: place(drycreek, { name: 'Hinge & Bracket Trade', category: 'supplies', cents: [2_400, 46_000] }),
  casino: place(drycreek, { name: 'Lucky Badger Casino', category: 'gambling', cents: [4_000, 26_000] }),
  garage: place(drycreek, { name: 'Second Gear Garage', category: 'fuel', cents: [28_000, 120_000] }),
  mill: place(portJuniper, { name: 'Three Mice Flour Mill', category: 'supplies', cents: [9_000, 42_000] }),
  packaging: place(portJuniper, { name: 'Boxwood Packaging', category: 'supplies', cents: [6_000, 24_000] }),
  ovens: place(portJuniper, {
    name: 'Salamander Oven Works',
    category: 'supplies',
    cents: [30_000, 180_000],
  }),
  sawmill: place(drycreek, { name: 'Old Growth Sawmill', category: 'supplies', cents: [100_000, 400_000] }),
  delicatessen: place(larkspur, {
    name: 'Delicatessen Minerva',
    category: 'groceries',
    cents: [5_800, 24_900],
  }),
  bistro: place(
    larkspur,
    { name: 'Le Canard Distrait', category: 'restaurant', cents: [8_900, 38_500] },
    { address: '5 Promenade Circle', lat: 37.9341, lon: -122.5353 },
  ),
  tailor: place(larkspur, { name: 'Thimble & Daughter', category: 'shopping', cents: [14_500, 189_000] }),
} as const satisfies Record<string, Merchant>;

/** Online merchants. */
export const online = {
  streaming: digital({
    name: 'Streamlet',
    statement: 'STREAMLET.EXAMPLE HELP CA',
    category: 'streaming',
    cents: [1_599, 1_599],
  }),
  music: digital({
    name: 'Tunefern',
    statement: 'TUNEFERN SUBSCRIPTION',
    category: 'streaming',
    cents: [1_099, 1_099],
  }),
  goods: digital({
    name: 'Paper Crane Outfitters',
    statement: 'PAPER CRANE OUTFITTERS WEB ORDER #########',
    category: 'shopping',
    cents: [1_990, 16_400],
  }),
  flights: digital({
    name: 'Albatross Air',
    statement: 'ALBATROSS AIR 0172########',
    category: 'flights',
    cents: [18_600, 71_200],
  }),
  lodging: digital({
    name: 'Driftwood Inns',
    statement: 'DRIFTWOOD INNS RESV ########',
    category: 'lodging',
    cents: [22_000, 96_000],
  }),
  betting: digital({
    name: 'Hedgehog Sportsbook',
    statement: 'HEDGEHOG SPORTSBOOK DEPOSIT ######',
    category: 'gambling',
    cents: [2_500, 30_000],
  }),
} as const satisfies Record<string, Merchant>;

/** Regular bills, paid from a bank account. */
export const bills = {
  rent: digital({
    name: 'Heron Court Apartments',
    statement: 'HERON COURT APTS WEB PMT ######',
    category: 'rent',
    cents: [165_000, 165_000],
    paymentMeta: ach,
  }),
  electricity: digital({
    name: 'Otter Creek Electric',
    statement: 'OTTER CREEK ELEC UTIL PMT ######',
    category: 'electricity',
    cents: [6_900, 14_200],
    paymentMeta: ach,
  }),
  water: digital({
    name: 'Port Juniper Water',
    statement: 'CITY OF PORT JUNIPER WATER ####',
    category: 'water',
    cents: [3_900, 5_200],
    paymentMeta: ach,
  }),
  internet: digital({
    name: 'Basalt Fiber',
    statement: 'BASALT FIBER AUTOPAY',
    category: 'internet',
    cents: [6_500, 6_500],
    paymentMeta: ach,
  }),
  phone: digital({
    name: 'Magpie Mobile',
    statement: 'MAGPIE MOBILE AUTOPAY ######',
    category: 'phone',
    cents: [5_500, 5_500],
    paymentMeta: ach,
  }),
  gym: digital({
    name: 'Anvil & Oak Gym',
    statement: 'ANVIL AND OAK GYM DUES',
    category: 'gym',
    cents: [3_900, 3_900],
    paymentMeta: ach,
  }),
  dairy: digital({
    name: 'Clover & Cow Dairy',
    statement: 'CLOVER AND COW DAIRY ACH ######',
    category: 'supplies',
    cents: [18_000, 36_000],
    paymentMeta: ach,
  }),
  insurance: digital({
    name: 'Steadfast Tortoise Insurance',
    statement: 'STEADFAST TORTOISE INS PREM',
    category: 'insurance',
    cents: [11_800, 11_800],
    paymentMeta: ach,
  }),
} as const satisfies Record<string, Merchant>;

type CategoryName = keyof typeof categories;
type Shop = Pick<Merchant, 'name' | 'cents'> & { readonly category: CategoryName };
type OnlineMerchant = Omit<Merchant, 'category' | 'transactionType'> & { readonly category: CategoryName };

function place(town: Town, { name, category, cents }: Shop, known: Partial<Location> = {}): Merchant {
  const store = known.storeNumber ? ` STORE ${known.storeNumber}` : '';
  const statement = `POS DEBIT #### ${name}${store} ${town.city} ${town.region}`.toUpperCase();
  return {
    name,
    statement,
    category: categories[category],
    cents,
    transactionType: 'place',
    location: { ...emptyLocation, ...town, ...known },
  };
}

function digital(merchant: OnlineMerchant): Merchant {
  return { ...merchant, category: categories[merchant.category], transactionType: 'digital' };
}
