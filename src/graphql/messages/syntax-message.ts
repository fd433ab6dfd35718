/** A kind of token as graphql-js calls it; a sign stands in quotes. */
const KIND =
  '(Name|Int|Float|String|BlockString|Comment|<EOF>|<SOF>|"(?:[!$&().:=@[\\]{}|]|\\.\\.\\.|&)"|"(?:on|query|fragment|schema|type|directive|extend)")';

/** A kind of token, and what of it the client wrote. */
const FOUND = `${KIND}(?: ".*")?`;

const RULES: readonly (readonly [RegExp, (one: string, other: string) => string])[] = [
  [
    new RegExp(`^Expected ${KIND}, found ${FOUND}\\.$`, 's'),
    (one, other) => `Expected ${one}, found ${other}.`,
  ],
  [new RegExp(`^Unexpected ${FOUND}\\.$`, 's'), (one) => `Unexpected ${one}.`],
  [/^Unexpected variable /, () => 'Unexpected variable in a constant value.'],
  [/^Unexpected description, /, () => 'Unexpected description.'],
  [/^(?:Unexpected|Invalid) (?:single quote )?character\b(?! within| escape)/, () => 'Unexpected character.'],
  [/^Invalid character within String/, () => 'Unexpected character within a string.'],
  [
    /^Invalid (?:character|Unicode) escape sequence/,
    () => 'A string has an escape sequence that there is not.',
  ],
  [/^Invalid number, /, () => 'A number is not written as one.'],
  [/^Unterminated string/, () => 'A string does not end.'],
  [/ is reserved and cannot be used/, () => 'A name is reserved.'],
  [/^Document contains more /, () => 'The document is too long.'],
];

/** What the parser says, rebuilt from the kinds of the tokens that it expected and found. Names and literals stay away. */
export function syntaxMessage(message: string): string {
  if (message.includes('call stack')) return 'Syntax Error: The document is nested too deeply.';
  const said = message.replace(/^Syntax Error: /, '');
  for (const [rule, state] of RULES) {
    const found = rule.exec(said);
    if (found !== null) return `Syntax Error: ${state(found[1] ?? '', found[2] ?? '')}`;
  }
  return 'Syntax Error: The document cannot be read.';
}

/** How many tokens the parser reads before it gives up, when that is why it did; null otherwise. */
export function tokenLimitOf(message: string): number | null {
  const max = /^Syntax Error: Document contains more tha[nt] (\d+) tokens/.exec(message)?.[1];
  return max === undefined ? null : Number(max);
}
