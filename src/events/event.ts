/** Something that subscribers are told. */
export type Event =
  | {
      readonly kind: 'READY' | 'FAILED';
      /** The same for the same report, so that a repeat is known. */
      readonly id: string;
      /** ISO 8601. */
      readonly occurredAt: string;
    }
  | {
      readonly kind: 'RELAY';
      readonly id: string;
      readonly occurredAt: string;
      /** Plaid's word for what the reader did, such as `GET_CALLED`. */
      readonly relayEvent: string;
      /** A live token. */
      readonly relayToken: string;
    };

/** An event in the order of its topic. */
export interface Occurrence {
  /** Its number in the topic. */
  readonly sequence: number;
  /** Null when events were missed, because they are too old or too many: the subscriber must read the state again. */
  readonly event: Event | null;
}
