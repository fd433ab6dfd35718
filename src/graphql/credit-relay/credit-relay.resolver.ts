import { ArrayMaxSize, IsNotEmpty } from 'class-validator';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AssetReportResult, toAssetReportResult } from '../asset-report/asset-report-result.type.js';
import type { Context } from '../context.js';
import { RelayToken } from './relay-token.type.js';

const MAX_TOKENS = 100;

@ArgsType()
class RelayTokenArgs {
  @Field((_type) => String, { description: 'A relay token that was shared with us.' })
  @IsNotEmpty()
  token!: string;
}

@ArgsType()
class RelayTokensArgs {
  @Field((_type) => [String], { description: 'Relay tokens that were shared with us, 100 at most.' })
  @ArrayMaxSize(MAX_TOKENS)
  @IsNotEmpty({ each: true })
  tokens!: string[];
}

@Resolver((_of) => RelayToken)
export class CreditRelayResolver {
  @Query((_returns) => RelayToken, {
    nullable: true,
    description:
      "A report that another client of Plaid's shared with us. Asks Plaid nothing until its report is selected.",
  })
  relayToken(@Args((_type) => RelayTokenArgs) { token }: RelayTokenArgs): RelayToken {
    return { token };
  }

  @Query((_returns) => [RelayToken], {
    description: 'Several at once, in the order given. One that fails does not fail its neighbours.',
  })
  relayTokens(@Args((_type) => RelayTokensArgs) { tokens }: RelayTokensArgs): RelayToken[] {
    return tokens.map((token) => ({ token }));
  }

  @FieldResolver((_returns) => AssetReportResult, {
    nullable: true,
    description:
      'The Asset Report behind the token (POST /credit/relay/get). Null with an error when Plaid refuses the token.',
  })
  async assetReport(
    @Root() { token }: RelayToken,
    @Arg('includeInsights', (_type) => Boolean, {
      defaultValue: false,
      description:
        'Whether to ask for categories, merchants and locations. Plaid must have Insights switched on for us.',
    })
    includeInsights: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<AssetReportResult> {
    return toAssetReportResult(await loaders.relayReport.load({ relayToken: token, includeInsights }));
  }
}
