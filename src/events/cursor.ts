import type { SealedIds } from '../sealing/sealed-id.js';
import type { Topic } from './topic.js';

const TYPE = 'Cursor';

/** Names an event and all before it in its topic. Sealed, so that it works only for its tenant and topic. */
export function sealCursor({ name }: Topic, sequence: number, sealedIds: SealedIds): string {
  return sealedIds.seal({ type: TYPE, content: JSON.stringify([name, sequence]) });
}

/** The number of the event; null when it is no cursor of this topic. */
export function openCursor({ name }: Topic, cursor: string, sealedIds: SealedIds): number | null {
  const opened = sealedIds.open(cursor);
  if (opened?.type !== TYPE) return null;
  const [topic, sequence] = JSON.parse(opened.content) as [string, number];
  return topic === name ? sequence : null;
}
