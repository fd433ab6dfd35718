import type { PlaidApiError } from '../http/errors.js';
import type { AssetReport, Item, RelayToken } from './entities.js';

/** What happens in the sandbox that somebody outside may want to be told. */
export type SandboxEvent =
  /** The report can be read: the whole of it, or the fast one before it. */
  | {
      readonly kind: 'report-ready';
      readonly report: AssetReport;
      readonly reportType: 'FAST' | 'FULL';
      /** Where whoever asked for the report wants to be told. */
      readonly webhook: string | null;
    }
  /** There will be no report, neither the whole of it nor the fast one. */
  | {
      readonly kind: 'report-failed';
      readonly report: AssetReport;
      readonly error: PlaidApiError;
      readonly webhook: string | null;
    }
  /** The secondary client has read the report behind a relay token. */
  | { readonly kind: 'relay-read'; readonly relay: RelayToken }
  /** The transactions of the Item have been fetched for its Cashflow Report. */
  | { readonly kind: 'cashflow-report-ready'; readonly item: Item }
  /** An Item was made of a custom user's configuration, parts of which are not used. */
  | { readonly kind: 'configuration-left-out'; readonly item: Item };

type Kind = SandboxEvent['kind'];
type Listener<K extends Kind> = (event: Extract<SandboxEvent, { kind: K }>) => void;

export interface Events {
  on<K extends Kind>(kind: K, listener: Listener<K>): void;
  /** Tells every listener before it returns. One that fails harms neither the others nor whoever tells. */
  emit(event: SandboxEvent): void;
}

export function createEvents(onError: (error: unknown) => void): Events {
  const listeners: { kind: Kind; listener: (event: never) => void }[] = [];
  return {
    on: (kind, listener) => void listeners.push({ kind, listener }),
    emit(event) {
      for (const { kind, listener } of listeners) {
        if (kind !== event.kind) continue;
        try {
          listener(event as never);
        } catch (error) {
          onError(error);
        }
      }
    },
  };
}
