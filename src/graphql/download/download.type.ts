import { Field, ObjectType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';
import { DateTimeScalar } from '../scalars/date.js';

@ObjectType({ simpleResolvers: true, description: 'A file to fetch with GET.' })
export class Download {
  @Field((_type) => String, {
    description:
      'URL of the file on this server. It works until it expires, and only for the caller that requested it. It reveals nothing about the report.',
  })
  @DataClass('file')
  url!: string;

  @Field((_type) => DateTimeScalar, { description: 'Date and time when the URL expires.' })
  @DataClass('public')
  expiresAt!: string;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A report as files. Plaid is called when a file is fetched. For an id of a relayed report, Plaid is also called when the URLs are created: the files contain the current report, so the id must be of the current report. Files contain social security numbers unmasked, so the header x-purpose must state a purpose. Only the embedded sandbox requires no purpose, when it admits everybody. When Plaid refuses a file, the response is a problem in JSON.',
})
export class ReportDownloads {
  @Field((_type) => Download, { description: 'A PDF. Plaid bills each fetch.' })
  pdf!: Download;

  @Field((_type) => Download, { description: "Plaid's own JSON, unchanged." })
  json!: Download;
}
