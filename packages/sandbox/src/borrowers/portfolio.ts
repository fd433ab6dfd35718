import { type Day, daysBetween } from '../lib/calendar.js';
import { createRandom } from '../lib/random.js';
import type { Account, Holding, InvestmentTransaction, Security } from '../state/entities.js';
import type { History } from './borrower.js';
import { type AccountTerms, openLedger, toAmount } from './ledger.js';

/** A security. Its price rises from `startCents` to `endCents` over the history, with small random changes. */
export interface Asset {
  readonly key: string;
  readonly name: string;
  readonly tickerSymbol: string | null;
  readonly type: string;
  readonly startCents: number;
  readonly endCents: number;
}

export interface PortfolioTerms extends Omit<AccountTerms, 'openingCents' | 'type' | 'available'> {
  /** Cash on the first day, in cents. */
  readonly openingCents: number;
  /** The holdings on the first day in whole units, bought at the price of that day. */
  readonly openingUnits: readonly (readonly [asset: Asset, units: number])[];
}

/** A cash movement in an investment account. Positive cents are cash debited, as in a purchase. */
export interface CashMovement {
  readonly day: Day;
  readonly cents: number;
  readonly name: string;
  readonly type: string;
  readonly subtype: string;
  readonly asset?: Asset;
}

/** An investment account. Its holdings and its cash follow from its transactions. */
export interface Portfolio {
  readonly terms: PortfolioTerms;
  /** Buys whole units for at most `cents`, plus a fee. */
  buy(asset: Asset, day: Day, cents: number, feeCents: number): void;
  /**
   * Sells units for cash, minus a fee.
   *
   * @throws RangeError when fewer units are held.
   */
  sell(asset: Asset, day: Day, units: number, feeCents: number): void;
  /** Receives units from another broker, without cash. */
  receive(asset: Asset, day: Day, units: number): void;
  /** Dividends, fees and deposits: cash without units. */
  moveCash(movement: CashMovement): void;
  /** The units held at the end of the day, from the transactions so far. */
  unitsAt(asset: Asset, day: Day): number;
  close(): Account;
}

interface Position {
  readonly asset: Asset;
  units: number;
  costCents: number;
}

const cash: Asset = {
  key: 'cash',
  name: 'U S Dollar',
  tickerSymbol: 'CUR:USD',
  type: 'cash',
  startCents: 100,
  endCents: 100,
};

/** Opens an investment account on the first day of the history. */
export function openPortfolio(history: History, terms: PortfolioTerms): Portfolio {
  const ledger = openLedger(history, { ...terms, type: 'investment', openingCents: 0 });
  const positions = new Map<string, Position>();
  const transactions: InvestmentTransaction[] = [];
  const securityIds = new Map<string, string>();
  let cashCents = terms.openingCents;

  for (const [asset, units] of terms.openingUnits)
    change(asset, units, units * priceAt(asset, history.firstDay, history));

  return {
    terms,
    buy: (asset, day, cents, feeCents) => {
      const priceCents = priceAt(asset, day, history);
      const units = Math.floor(cents / priceCents);
      if (units === 0) return;
      change(asset, units, units * priceCents + feeCents);
      record(
        { day, cents: units * priceCents + feeCents, name: `BUY ${asset.name}`, ...order('buy'), asset },
        units,
        feeCents,
      );
    },
    sell: (asset, day, units, feeCents) => {
      const position = positions.get(asset.key);
      if (!position || units > position.units)
        throw new RangeError(`cannot sell more units than are held: ${asset.key}`);
      change(asset, -units, -Math.round((position.costCents * units) / position.units));
      const proceedsCents = units * priceAt(asset, day, history) - feeCents;
      record(
        { day, cents: -proceedsCents, name: `SELL ${asset.name}`, ...order('sell'), asset },
        -units,
        feeCents,
      );
    },
    receive: (asset, day, units) => {
      change(asset, units, units * priceAt(asset, day, history));
      record({ day, cents: 0, name: `TRANSFER IN ${asset.name}`, ...order('transfer'), asset }, units, 0);
    },
    moveCash: (movement) => record(movement, 0, 0),
    unitsAt: (asset, day) => {
      const { securityId } = security(asset);
      const opening = terms.openingUnits.find(([held]) => held.key === asset.key)?.[1] ?? 0;
      return transactions
        .filter((transaction) => transaction.securityId === securityId && transaction.date <= day)
        .reduce((units, { quantity }) => units + quantity, opening);
    },
    close: () => {
      const held = [...positions.values()].filter(({ units }) => units > 0);
      const holdings = [...held.map(holding), cashHolding()];
      const valueCents = held.reduce(
        (cents, { asset, units }) => cents + units * priceAt(asset, history.today, history),
        cashCents,
      );
      return {
        ...ledger.close(),
        available: toAmount(cashCents),
        current: toAmount(valueCents),
        investments: {
          holdings,
          securities: [...positions.values()].map(({ asset }) => security(asset)).concat(security(cash)),
          transactions: transactions.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
        },
      };
    },
  };

  function change(asset: Asset, units: number, costCents: number): void {
    const position = positions.get(asset.key) ?? { asset, units: 0, costCents: 0 };
    position.units += units;
    position.costCents += costCents;
    positions.set(asset.key, position);
  }

  function record({ asset, ...movement }: CashMovement, units: number, feeCents: number): void {
    cashCents -= movement.cents;
    transactions.push({
      investmentTransactionId: history.newId(),
      securityId: asset ? security(asset).securityId : null,
      date: movement.day,
      name: movement.name.toUpperCase(),
      quantity: units,
      amount: toAmount(movement.cents),
      price: units === 0 || !asset ? 0 : toAmount(priceAt(asset, movement.day, history)),
      fees: toAmount(feeCents),
      type: movement.type,
      subtype: movement.subtype,
    });
  }

  function security({ key, name, tickerSymbol, type }: Asset): Security {
    const securityId = securityIds.get(key) ?? history.newId();
    securityIds.set(key, securityId);
    return { securityId, name, tickerSymbol, type };
  }

  function holding({ asset, units, costCents }: Position): Holding {
    const priceCents = priceAt(asset, history.today, history);
    return {
      securityId: security(asset).securityId,
      institutionPrice: toAmount(priceCents),
      institutionPriceAsOf: history.today,
      institutionValue: toAmount(units * priceCents),
      costBasis: toAmount(costCents),
      quantity: units,
    };
  }

  function cashHolding(): Holding {
    return {
      securityId: security(cash).securityId,
      institutionPrice: 1,
      institutionPriceAsOf: null,
      institutionValue: toAmount(cashCents),
      costBasis: null,
      quantity: toAmount(cashCents),
    };
  }
}

function order(type: string) {
  return { type, subtype: type };
}

/** The random part of the price depends only on the asset and the day, not on the borrower. */
function priceAt(asset: Asset, day: Day, history: History): number {
  const share = daysBetween(history.firstDay, day) / daysBetween(history.firstDay, history.today);
  const trendCents = asset.startCents + (asset.endCents - asset.startCents) * share;
  const wobble =
    asset.startCents === asset.endCents ? 0 : createRandom(`${asset.key}/${day}`).integer(-200, 200);
  return Math.round(trendCents * (1 + wobble / 10_000));
}
