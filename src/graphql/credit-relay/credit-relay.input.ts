import { ArrayMinSize } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { IdempotentInput } from '../attempt/idempotent.input.js';
import { AreGiven, IfGiven, IsEitherOr, IsGiven, IsWebhookUrl } from '../shared/validators.js';
import { ReportType } from './report-type.enum.js';

@InputType({ description: 'A report and the Plaid client that may read it.' })
export class CreateRelayTokenInput extends IdempotentInput {
  @Field((_type) => [String], {
    nullable: true,
    description:
      'Tokens of the reports to relay, at most one of each kind. So far, Plaid relays only Asset Reports.',
  })
  @IfGiven()
  @ArrayMinSize(1, { message: 'must contain the token of a report' })
  @AreGiven()
  reportTokens?: string[] | null;

  @Field((_type) => [ID], {
    nullable: true,
    description:
      'Ids of the reports, instead of the tokens. Each is an `AssetReport.id` of a report that was read by its own token.',
  })
  @IsEitherOr('reportTokens')
  reportIds?: string[] | null;

  @Field((_type) => String, {
    description:
      'Plaid client id of the client that may read the report. Ask that client for it. One relay token is for one reader.',
  })
  @IsGiven()
  secondaryClientId!: string;

  @Field((_type) => String, {
    nullable: true,
    description:
      'URL to which Plaid sends a webhook when the reader has fetched the report. It must be an http or https URL.',
  })
  @IfGiven()
  @IsWebhookUrl()
  webhook?: string | null;
}

@InputType({ description: 'The relay token whose report is refreshed.' })
export class RefreshRelayTokenInput extends IdempotentInput {
  @Field((_type) => String, {
    nullable: true,
    description: "A relay token that this server's Plaid client received.",
  })
  @IsEitherOr('id')
  relayToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `RelayToken.id` of the relay token, instead of the token.',
  })
  id?: string | null;

  @Field((_type) => ReportType, {
    nullable: true,
    description: 'Kind of report to refresh. ASSET when omitted.',
  })
  reportType?: ReportType | null;

  @Field((_type) => String, {
    nullable: true,
    description:
      'URL to which Plaid sends a webhook when the new report is ready. It must be an http or https URL.',
  })
  @IfGiven()
  @IsWebhookUrl()
  webhook?: string | null;
}

@InputType({ description: 'A relay token to revoke.' })
export class RemoveRelayTokenInput extends IdempotentInput {
  @Field((_type) => String, { nullable: true, description: 'The relay token.' })
  @IsEitherOr('id')
  relayToken?: string | null;

  @Field((_type) => ID, {
    nullable: true,
    description: 'The `RelayToken.id` of the relay token, instead of the token.',
  })
  id?: string | null;
}
