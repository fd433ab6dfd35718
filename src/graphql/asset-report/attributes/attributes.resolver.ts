import { LRUCache } from 'lru-cache';
import { Args, Ctx, Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Account as AccountModel } from '../../../model/account.js';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import {
  type AttributeOptions,
  accountAttributes,
  type CreditAttributes as CreditAttributesModel,
  reportAttributes,
} from '../../../model/attributes/credit-attributes.js';
import { DataClass } from '../../access/data-class.js';
import type { Context } from '../../context.js';
import { computesOver, UNITS } from '../../shared/cost-hints.js';
import { Account } from '../account.type.js';
import { AssetReport } from '../asset-report.type.js';
import { AttributesArgs, optionsOf } from './attributes.args.js';
import { CreditAttributes } from './credit-attributes.type.js';

type Computed = CreditAttributesModel[] | Promise<CreditAttributesModel[]>;

/** Balances are added up day by day, which takes about as long as two values each. */
const UNITS_PER_BALANCE = 2;

function unitsOf({ allTransactions, historicalBalances }: AccountModel): number {
  return (
    UNITS.attributes * (allTransactions?.get().length ?? 0) +
    UNITS_PER_BALANCE * (historicalBalances?.length ?? 0)
  );
}

function nameOf({ asOf, outlierThreshold }: AttributeOptions): string {
  return `attributes ${asOf} ${outlierThreshold}`;
}

/** Of one report, for how many different arguments the attributes are kept. */
const MAX_KEPT = 8;

const kept = new WeakMap<object, LRUCache<string, CreditAttributesModel[]>>();

/** The same attributes of the same report are computed once, whoever asks: a report does not change. */
function once(
  over: object,
  options: AttributeOptions,
  compute: () => CreditAttributesModel[],
): CreditAttributesModel[] {
  const results = kept.get(over) ?? new LRUCache<string, CreditAttributesModel[]>({ max: MAX_KEPT });
  kept.set(over, results);
  const name = nameOf(options);
  const known = results.get(name) ?? compute();
  results.set(name, known);
  return known;
}

/** Nullable, so that a wrong argument costs this field and not the account around it. */
@Resolver((_of) => Account)
export class AccountAttributesResolver {
  @Extensions(computesOver('account', UNITS.attributes))
  @FieldResolver((_returns) => [CreditAttributes], {
    nullable: true,
    description:
      'What an underwriter looks for first, computed from what the report says of this account: one entry for each currency in it, which is nearly always one. Null as a whole only when an argument is wrong.',
  })
  @DataClass('report')
  attributes(
    @Root() account: AccountModel,
    @Args((_type) => AttributesArgs) args: AttributesArgs,
    @Ctx() { work }: Context,
  ): Computed {
    const options = optionsOf(args, account.dateGenerated);
    const over = account.allTransactions ?? account;
    return work.run(over, nameOf(options), unitsOf(account), () =>
      once(over, options, () => accountAttributes(account, options)),
    );
  }
}

@Resolver((_of) => AssetReport)
export class AssetReportAttributesResolver {
  @Extensions(computesOver('report', UNITS.attributes))
  @FieldResolver((_returns) => [CreditAttributes], {
    nullable: true,
    description:
      'What an underwriter looks for first, computed over the report: one entry for each currency in it, since two are never added up. Covers the depository accounts of all owners and banks; the cash flow covers all accounts. In a report without a depository account, all figures but the cash flow are null, because there is nothing to compute them from: select `attributes` on the accounts instead. Null as a whole only when an argument is wrong.',
  })
  @DataClass('report')
  attributes(
    @Root() report: AssetReportModel,
    @Args((_type) => AttributesArgs) args: AttributesArgs,
    @Ctx() { work }: Context,
  ): Computed {
    const options = optionsOf(args, report.dateGenerated);
    const accounts = report.items.flatMap((item) => item.accounts);
    const units = accounts.reduce((sum, account) => sum + unitsOf(account), 0);
    return work.run(report.items, nameOf(options), units, () =>
      once(report.items, options, () => reportAttributes(report, options)),
    );
  }
}
