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
import { computesOver, isAbout, UNITS } from '../../shared/cost-hints.js';
import { Account } from '../account.type.js';
import { AssetReport } from '../asset-report.type.js';
import { AttributesArgs, optionsOf } from './attributes.args.js';
import { CreditAttributes } from './credit-attributes.type.js';

type Computed = CreditAttributesModel[] | Promise<CreditAttributesModel[]>;

function unitsOf({ allTransactions, historicalBalances }: AccountModel): number {
  return (
    UNITS.attributes * (allTransactions?.get().length ?? 0) +
    UNITS.balance * (historicalBalances?.get().length ?? 0)
  );
}

function nameOf({ asOf, outlierThreshold }: AttributeOptions): string {
  return `attributes ${asOf} ${outlierThreshold}`;
}

/** Number of different arguments for which the attributes of one report are cached. */
const MAX_CACHED = 8;

const cachedResults = new WeakMap<object, LRUCache<string, CreditAttributesModel[]>>();

/** Computes the attributes of a report once for the same arguments, for all callers. A report does not change. */
function once(
  over: object,
  options: AttributeOptions,
  compute: () => CreditAttributesModel[],
): CreditAttributesModel[] {
  const results =
    cachedResults.get(over) ?? new LRUCache<string, CreditAttributesModel[]>({ max: MAX_CACHED });
  cachedResults.set(over, results);
  const name = nameOf(options);
  const known = results.get(name) ?? compute();
  results.set(name, known);
  return known;
}

/** Nullable, so that an invalid argument makes only this field null and not the account. */
@Resolver((_of) => Account)
export class AccountAttributesResolver {
  @Extensions({ ...isAbout(1), ...computesOver('account', UNITS.attributes) })
  @FieldResolver((_returns) => [CreditAttributes], {
    nullable: true,
    description:
      'Underwriting attributes of this account, which creditgraph computes from the report. There is one entry for each currency of the account, which is nearly always one. Null as a whole only when an argument is invalid.',
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
  @Extensions({ ...isAbout(2), ...computesOver('report', UNITS.attributes) })
  @FieldResolver((_returns) => [CreditAttributes], {
    nullable: true,
    description:
      'Underwriting attributes of the report, which creditgraph computes. There is one entry for each currency, because amounts in two currencies are never added. `cashFlow` covers all accounts. All other figures cover the depository accounts of all owners and banks. In a report without a depository account, these other figures are null, because there is nothing to compute them from: select `attributes` on the accounts instead. Null as a whole only when an argument is invalid.',
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
