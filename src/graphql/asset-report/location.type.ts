import { Field, Float, ObjectType } from 'type-graphql';
import type { Location as LocationModel } from '../../model/transaction.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Where a transaction took place. Best known for large chains; parts that are not known, and all of it for online transactions, are null.',
})
export class Location implements LocationModel {
  @Field((_type) => String, { nullable: true, description: 'Street and number.' })
  address!: string | null;

  @Field((_type) => String, { nullable: true, description: 'City.' })
  city!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Region or state.' })
  region!: string | null;

  @Field((_type) => String, { nullable: true, description: 'Postal code.' })
  postalCode!: string | null;

  @Field((_type) => String, {
    nullable: true,
    description: 'Country, as an ISO 3166-1 code of two letters, such as US.',
  })
  country!: string | null;

  @Field((_type) => Float, { nullable: true, description: 'Latitude in degrees; north is positive.' })
  lat!: number | null;

  @Field((_type) => Float, { nullable: true, description: 'Longitude in degrees; east is positive.' })
  lon!: number | null;

  @Field((_type) => String, { nullable: true, description: "The merchant's own number of the store." })
  storeNumber!: string | null;
}
