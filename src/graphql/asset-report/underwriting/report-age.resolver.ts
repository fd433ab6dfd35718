import { Args, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import { type ReportAge as ReportAgeModel, reportAge } from '../../../model/underwriting/report-age.js';
import { DataClass } from '../../access/data-class.js';
import { AssetReport } from '../asset-report.type.js';
import { AgeArgs, ReportAge } from './report-age.type.js';

@Resolver((_of) => AssetReport)
export class ReportAgeResolver {
  @FieldResolver((_returns) => ReportAge, {
    description: 'The age of the report on a day, in days.',
  })
  @DataClass('report')
  age(@Root() report: AssetReportModel, @Args((_type) => AgeArgs) { asOf }: AgeArgs): ReportAgeModel {
    return reportAge(report, asOf);
  }
}
