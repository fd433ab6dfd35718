import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Account as AccountModel } from '../../model/account.js';
import type { AssetReport as AssetReportModel } from '../../model/asset-report.js';
import type { Coverage as CoverageModel } from '../../model/coverage.js';
import { Account } from './account.type.js';
import { AssetReport } from './asset-report.type.js';
import { Coverage } from './coverage.type.js';

@Resolver((_of) => Account)
export class AccountCoverageResolver {
  @FieldResolver((_returns) => Coverage)
  coverage(@Root() { coverage }: AccountModel): CoverageModel {
    return coverage.get();
  }
}

@Resolver((_of) => AssetReport)
export class AssetReportCoverageResolver {
  @FieldResolver((_returns) => Coverage)
  coverage(@Root() { coverage }: AssetReportModel): CoverageModel {
    return coverage.get();
  }
}
