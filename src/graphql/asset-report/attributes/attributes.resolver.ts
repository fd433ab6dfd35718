import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Account as AccountModel } from '../../../model/account.js';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import {
  accountAttributes,
  type CreditAttributes as CreditAttributesModel,
  reportAttributes,
} from '../../../model/attributes/credit-attributes.js';
import { Holds } from '../../access/holds.js';
import { Account } from '../account.type.js';
import { AssetReport } from '../asset-report.type.js';
import { AttributesArgs, optionsOf } from './attributes.args.js';
import { CreditAttributes } from './credit-attributes.type.js';

/** Nullable, so that a wrong argument costs this field and not the account around it. */
@Resolver((_of) => Account)
export class AccountAttributesResolver {
  @FieldResolver((_returns) => [CreditAttributes], {
    nullable: true,
    description:
      'What an underwriter looks for first, computed from what the report says of this account: one entry for each currency in it, which is nearly always one. Null as a whole only when an argument is wrong.',
  })
  @Holds('report')
  attributes(
    @Root() account: AccountModel,
    @Args((_type) => AttributesArgs) args: AttributesArgs,
  ): CreditAttributesModel[] {
    return accountAttributes(account, optionsOf(args, account.dateGenerated));
  }
}

@Resolver((_of) => AssetReport)
export class AssetReportAttributesResolver {
  @FieldResolver((_returns) => [CreditAttributes], {
    nullable: true,
    description:
      'What an underwriter looks for first, computed over the report: one entry for each currency in it, since two are never added up. Covers the depository accounts of all owners and banks; the cash flow covers all accounts. In a report without a depository account, all figures but the cash flow are null, because there is nothing to compute them from: select `attributes` on the accounts instead. Null as a whole only when an argument is wrong.',
  })
  @Holds('report')
  attributes(
    @Root() report: AssetReportModel,
    @Args((_type) => AttributesArgs) args: AttributesArgs,
  ): CreditAttributesModel[] {
    return reportAttributes(report, optionsOf(args, report.dateGenerated));
  }
}
