import { hash } from 'node:crypto';
import { type ASTNode, type DocumentNode, Kind, print, visit } from 'graphql';

const hashes = new WeakMap<DocumentNode, string>();

/**
 * The SHA-256 of a document's text, in hex. Literals are blanked before hashing: they may be personal data, such as an account
 * number, which could be guessed from the hash.
 */
export function operationHash(document: DocumentNode): string {
  let known = hashes.get(document);
  if (known === undefined) {
    known = hash('sha256', textOf(document), 'hex');
    hashes.set(document, known);
  }
  return known;
}

function textOf(document: DocumentNode): string {
  let hasLiterals = false;
  const blank = <Node extends ASTNode & { value: string }>(value: string) => ({
    enter: (node: Node): Node => {
      hasLiterals = true;
      return { ...node, value };
    },
  });
  const blanked = visit(document, {
    [Kind.STRING]: blank(''),
    [Kind.INT]: blank('0'),
    [Kind.FLOAT]: blank('0'),
  });
  return hasLiterals ? print(blanked) : (document.loc?.source.body ?? print(document));
}
