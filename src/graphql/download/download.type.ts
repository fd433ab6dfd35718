import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../scalars/date.js';

@ObjectType({ simpleResolvers: true, description: 'A file, to be fetched with GET.' })
export class Download {
  @Field((_type) => String, {
    description:
      'Where the file is, on this server. Works for whoever asked for it until it expires, and shows nothing of what it leads to.',
  })
  url!: string;

  @Field((_type) => DateTimeScalar, { description: 'Until when the URL works.' })
  expiresAt!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A report as files. Making the URLs asks Plaid nothing; fetching one does. A file that Plaid refuses is answered as a problem in JSON.',
})
export class ReportDownloads {
  @Field((_type) => Download, { description: 'A PDF. Plaid bills each one that is fetched.' })
  pdf!: Download;

  @Field((_type) => Download, { description: "Plaid's own JSON, untouched." })
  json!: Download;
}
