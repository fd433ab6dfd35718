import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { DateTimeScalar } from '../scalars/date.js';

@ObjectType({ simpleResolvers: true, description: 'A file, to be fetched with GET.' })
export class Download {
  @Field((_type) => String, {
    description:
      'Where the file is, on this server. Works until it expires, for the caller who asked for it, and reveals nothing about what it leads to.',
  })
  @DataClass('file')
  url!: string;

  @Field((_type) => DateTimeScalar, { description: 'When the URL stops working.' })
  @DataClass('public')
  expiresAt!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A report as files. Plaid is called when one is fetched, and for an id of a relayed report also when the URLs are made: files are of the current report, so the report of the id has to be that one. They are made for a purpose only, which the header x-purpose says, but for the embedded sandbox when it lets everybody in: files hold social security numbers unmasked. When Plaid refuses a file, the answer is a problem in JSON.',
})
export class ReportDownloads {
  @Field((_type) => Download, { description: 'A PDF. Plaid bills each one that is fetched.' })
  pdf!: Download;

  @Field((_type) => Download, { description: "Plaid's own JSON, untouched." })
  json!: Download;
}
