import { Extensions, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssetReport as AssetReportModel } from '../../../model/asset-report.js';
import {
  type OwnerMatch as OwnerMatchModel,
  ownerMatchesOf,
} from '../../../model/underwriting/owner-match.js';
import { DataClass } from '../../access/data-class.js';
import { isAbout } from '../../shared/cost-hints.js';
import { AssetReport } from '../asset-report.type.js';
import { OwnerMatch } from './owner-match.type.js';

@Resolver((_of) => AssetReport)
export class OwnerMatchResolver {
  @Extensions(isAbout(20))
  @FieldResolver((_returns) => [OwnerMatch], {
    description: 'The owners of each account, of any type, beside the applicant.',
  })
  @DataClass('report')
  ownerMatches(@Root() report: AssetReportModel): OwnerMatchModel[] {
    return ownerMatchesOf(report);
  }
}
