import type { GraphQLOutputType } from 'graphql';
import type { JsonWriter } from './json-writer.js';

/**
 * Writes the selected fields of a value.
 *
 * @throws {NotCompilableError} for a value for which graphql-js would return an error.
 */
export type Write = (writer: JsonWriter, value: unknown) => void;

/** A selected field that is a property of the model. */
export interface PlainField {
  /** From the brace or comma before its name to the colon after it. */
  readonly opening: string;
  readonly property: string;
  /** Without a non-null around it. */
  readonly type: GraphQLOutputType;
  /** Whether `write` writes the same for all objects. */
  readonly isConstant: boolean;
  readonly isNullable: boolean;
  /** Writes values other than null. */
  readonly write: Write;
}
