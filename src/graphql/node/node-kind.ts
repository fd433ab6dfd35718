import type { SealedIds } from '../../sealing/sealed-id.js';
import { NotFoundError } from '../errors/errors.js';

/** The types that implement Node. */
export type NodeName = 'RelayToken' | 'AssetReport' | 'Item' | 'Account' | 'AuditCopy' | 'CashflowReport';

/** Converts the upstream key of a node to the text that its id seals, and back. Each key has exactly one text. */
export interface NodeKind<Key> {
  readonly name: NodeName;
  write(key: Key): string;
  /** Reads only what `write` wrote, because nothing else is ever sealed. */
  read(content: string): Key;
}

/** A node whose key is a Plaid token alone. */
export function tokenKind(name: NodeName): NodeKind<string> {
  return { name, write: (token) => token, read: (content) => content };
}

export function sealId<Key>({ name, write }: NodeKind<Key>, key: Key, sealedIds: SealedIds): string {
  return sealedIds.seal({ type: name, content: write(key) });
}

/** @throws {NotFoundError} when the id cannot be opened, or is of another type. */
export function openId<Key>({ name, read }: NodeKind<Key>, id: string, sealedIds: SealedIds): Key {
  const opened = sealedIds.open(id);
  if (opened?.type !== name) throw new NotFoundError(name);
  return read(opened.content);
}

/** The key that an input contains directly, or by id. The rules of the input ensure that it contains one of the two. */
export function givenOrOpened<Key>(
  given: Key | null | undefined,
  id: string | null | undefined,
  open: (id: string) => Key,
): Key {
  return given ?? open(id ?? '');
}
