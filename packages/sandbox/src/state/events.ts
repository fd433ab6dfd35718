import type { PlaidApiError } from '../http/errors.js';
import type { AssetReport, Item, RelayToken } from './entities.js';

/** Events of the sandbox that can cause webhooks or messages. */
export type SandboxEvent =
  /** The full or the fast report is ready. */
  | {
      readonly kind: 'report-ready';
      readonly report: AssetReport;
      readonly reportType: 'FAST' | 'FULL';
      /** The webhook address of the request that created the report. */
      readonly webhook: string | null;
    }
  /** The report failed, both the full and the fast one. */
  | {
      readonly kind: 'report-failed';
      readonly report: AssetReport;
      readonly error: PlaidApiError;
      readonly webhook: string | null;
    }
  /** The secondary client read the report of a relay token. */
  | { readonly kind: 'relay-read'; readonly relay: RelayToken }
  /** A refresh of the Item's Cashflow Report is complete. */
  | { readonly kind: 'cashflow-report-ready'; readonly item: Item }
  /** An Item of a custom user was created, and parts of its configuration have no effect. */
  | { readonly kind: 'configuration-left-out'; readonly item: Item };

type Kind = SandboxEvent['kind'];
type Listener<K extends Kind> = (event: Extract<SandboxEvent, { kind: K }>) => void;

export interface Events {
  on<K extends Kind>(kind: K, listener: Listener<K>): void;
  /** Calls all listeners before it returns. An error in a listener goes to `onError` and does not affect the others. */
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
