import { Field, ID, InterfaceType } from 'type-graphql';
import { DataClass } from '../access/data-class.js';

/** Whatever has an id. Each type resolves its own, so that one is sealed only where it is selected. */
@InterfaceType({
  description: "Something that its id leads back to, as in Relay's specification of object identification.",
})
export abstract class Node {
  @Field((_type) => ID, {
    description:
      "What `node(id:)` finds it by. Holds Plaid's token encrypted under this server's key: opaque, the same each time, and of no use anywhere else. After the key was rotated, the old id still leads here and the new one is given.",
  })
  @DataClass('public')
  id!: string;
}
