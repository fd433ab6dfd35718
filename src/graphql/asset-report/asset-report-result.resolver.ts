import { FieldResolver, Resolver, Root } from 'type-graphql';
import type { Warning as WarningModel } from '../../model/asset-report.js';
import { AssetReportResult, type ShownReport } from './asset-report-result.type.js';
import { Warning } from './warning.type.js';

@Resolver((_of) => AssetReportResult)
export class AssetReportResultResolver {
  @FieldResolver((_returns) => [Warning])
  warnings(@Root() { warnings }: ShownReport): readonly WarningModel[] {
    return warnings.get();
  }
}
