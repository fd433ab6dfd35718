import { Field, ID, InterfaceType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

/** Each type resolves its own id, so that an id is sealed only when it is selected. */
@InterfaceType({
  description:
    "An object that can be read again by its id, as in Relay's specification of object identification.",
})
export abstract class Node {
  @Field((_type) => ID, {
    description:
      "Id of the object, for `node(id:)`. It contains Plaid's token, encrypted with this server's key. It is opaque, does not change, and works only on this server. After a key rotation, the old id still works, and responses contain a new id.",
  })
  @DataClass('public')
  id!: string;
}
