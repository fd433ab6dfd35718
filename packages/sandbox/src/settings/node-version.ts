/**
 * Ends the process if Node is too old. An entry imports this file alone and then loads its program with `import()`: static
 * imports are linked first, and an old Node fails there with a SyntaxError.
 */
export function requireNode(program: string): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`${program} needs Node 20.19 or later; this is ${process.versions.node}\n`);
  process.exit(1);
}
