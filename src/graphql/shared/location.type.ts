import { Field, Float, ObjectType } from 'type-graphql';
import type { Location as LocationModel } from '../../model/transaction.js';
import { DataClass } from '../access/data-class.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Location of a transaction. It is known best for large chains. Unknown parts are null. All parts are null for online transactions.',
})
export class Location implements LocationModel {
  @Field((_type) => String, { nullable: true, description: 'Street and number.' })
  @DataClass('part')
  address!: string | null;

  @Field((_type) => String, { nullable: true, description: 'City.' })
  @DataClass('part')
  city!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Region or state.' })
  @DataClass('part')
  region!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Postal code.' })
  @DataClass('part')
  postalCode!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Country, as an ISO 3166-1 code of two letters, such as US.',
  })
  @DataClass('part')
  country!: string | null;

  @Field((_type) => Float, { nullable: true, description: 'Latitude in degrees; north is positive.' })
  @DataClass('part')
  lat!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Longitude in degrees; east is positive.' })
  @DataClass('part')
  lon!: number | null;

  @Field((_type) => String, { nullable: true, description: "The merchant's own number of the shop." })
  @DataClass('part')
  storeNumber!: string | null;
}
