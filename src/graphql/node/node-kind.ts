import type { SealedIds } from '../../sealing/sealed-id.js';
import { NotFoundError } from '../errors/errors.js';

/** The types that implement Node. */
export type NodeName = 'RelayToken' | 'AssetReport' | 'Item' | 'Account' | 'AuditCopy' | 'CashflowReport';

/** How what names a node upstream becomes the text that its id seals, and comes back. One key has one text. */
export interface NodeKind<Key> {
  readonly name: NodeName;
  write(key: Key): string;
  /** Reads only what `write` wrote: nothing else was ever sealed. */
  read(content: string): Key;
}

/** A node that is nothing but a token of Plaid's. */
export function tokenKind(name: NodeName): NodeKind<string> {
  return { name, write: (token) => token, read: (content) => content };
}

export function sealId<Key>({ name, write }: NodeKind<Key>, key: Key, sealedIds: SealedIds): string {
  return sealedIds.seal({ type: name, content: write(key) });
}

/** @throws {NotFoundError} when the id does not open, or is of another type. */
export function openId<Key>({ name, read }: NodeKind<Key>, id: string, sealedIds: SealedIds): Key {
  const opened = sealedIds.open(id);
  if (opened?.type !== name) throw new NotFoundError(name);
  return read(opened.content);
}

/** What an input gives itself or, in its place, by id. The input's rules have seen to it that there is one of the two. */
export function givenOrOpened<Key>(
  given: Key | null | undefined,
  id: string | null | undefined,
  open: (id: string) => Key,
): Key {
  return given ?? open(id ?? '');
}
