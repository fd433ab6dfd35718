import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { ChangePayload } from '../attempt/change.payload.js';
import { RelayToken } from './relay-token.type.js';

@ObjectType({ description: 'A new relay token.' })
export class CreateRelayTokenPayload extends ChangePayload {
  @Field((_type) => RelayToken, {
    description:
      "The new token. Only the secondary client can read the report of the token. The report can therefore be selected only if the secondary client is this server's own Plaid client.",
  })
  relayToken!: RelayToken;
}

@ObjectType({ description: 'A relay token and its id. The id can be passed on instead of the token.' })
export class SealRelayTokenPayload {
  @Field((_type) => RelayToken, { description: 'The token.' })
  relayToken!: RelayToken;
}

@ObjectType({
  description: 'A relay token whose report Plaid generates again. The new report is PENDING at first.',
})
export class RefreshRelayTokenPayload extends ChangePayload {
  @Field((_type) => RelayToken, {
    description:
      'The token to use from now on. Plaid does not guarantee that it equals the token that was sent.',
  })
  relayToken!: RelayToken;

  @Field((_type) => String, {
    nullable: true,
    description: "Plaid's id of the new report. Null when Plaid does not send it.",
  })
  @DataClass('public')
  assetReportId!: string | null;
}
