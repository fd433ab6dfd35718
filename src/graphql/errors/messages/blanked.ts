import { DirectiveLocation } from 'graphql';
import { SCALAR_FORMS } from '../../scalars/date.js';
import type { SchemaNames } from './schema-names.js';

/** Replaces removed text. */
const BLANK = '…';

/**
 * The words of graphql-js's messages about requests, in lower case. All other words are blanked, so that no message, even of
 * a later release, contains text from a client.
 */
const WORDS: ReadonlySet<string> = new Set([
  ...Object.values(DirectiveLocation).map((location) => location.toLowerCase()),
  ...`32 a aborted after aliases an and anonymous are argument arguments as at be because bit blockstring boolean both but
    by can cannot character code comment comments composite condition configured conflict conflicting constant contains defined
    definition definitions depth description descriptions did different differing digit directive document does
    double enum eof error errors escape exactly exceeded executable execute execution exist expected expecting fetch
    field fields float for found fragment got graphql has have here if in inline input int integer intentional
    introspection invalid is it itself key least level limit many maximum may mean more multiple must name named
    never no non not null nullable number numeric object objects of on once one oneof only operation operations or
    parsing position possible processing provide provided queries query quote reached received represent required reserved return
    runtime schema select selected selection sequence shorthand signed since single sof source specified specify spread
    string subfields subscription supported syntax than that the there they this to tokens too top type types
    unexpected unicode units unknown unterminated use used utf valid validation value variable variables via was which with
    within you`.split(/\s+/),
]);

/** Messages that print a client's value, which may contain quotes. The value is cut off. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [
    /^(Syntax Error: (?:Expected \S+, found|Unexpected) (?:Name|Int|Float|String|BlockString|Comment)) ".*$/s,
    '$1.',
  ],
  [/^(Syntax Error: (?:Unexpected|Invalid) [^:"]*?)(?: but got)?: .*$/s, '$1.'],
  [/^(Expected value of type "[^"]*"), found .*$/s, '$1.'],
  [/^(Enum "\w+" cannot represent [^:]*): .*\.( Did you mean the enum value [\w", ]{1,500}\?)$/s, '$1.$2'],
  [/^((?:Enum "\w+"|\w+) cannot represent [^:]*): .*$/s, '$1.'],
  [/^(Argument "[^"]*" has invalid value) .*$/s, '$1.'],
  [/^(Unknown operation named) .*$/s, `$1 "${BLANK}".`],
];

/**
 * Messages that quote a text that may not be a name and may imitate the words after it. The last such words are graphql-js's
 * own.
 */
const QUOTED_VALUE = /^(Value|Field) "(.*)" (does not exist in|is not defined by type) "/s;

const SCALAR_FAULT = /^(?:Expected type "\w+"\. )?(\w+) cannot represent /;

/**
 * The token that the grammar expects, which graphql-js writes; a quoted part; a word; characters that graphql-js never
 * writes.
 */
const PARTS = /(?<=^Syntax Error: )Expected "[^"]*"|"[^"]*"|[\p{L}\p{M}\p{N}_]+|[^\x20-\x7e]+/gu;

const QUOTED_PARTS = /\[\d+\]|[\p{L}\p{M}\p{N}_]+|[^\x20-\x7e]+/gu;

/**
 * Removes from a message of graphql-js everything that only a client can have written: values are cut off, names remain if
 * they are known, and of the other words only those of graphql-js's messages remain.
 *
 * @param isName which names may be repeated.
 */
export function blanked(message: string, isName: SchemaNames): string {
  const form = SCALAR_FORMS.get(SCALAR_FAULT.exec(message)?.[1] ?? '');
  if (form !== undefined) return form;
  const text = VALUES.reduce((rest, [value, kept]) => rest.replace(value, kept), message)
    .replace(QUOTED_VALUE, (_all, kind, text, rule) => `${kind} "${isName(text) ? text : BLANK}" ${rule} "`)
    .replace(PARTS, (part) => {
      if (part.startsWith('Expected ')) return part;
      if (part.startsWith('"')) return part.replace(QUOTED_PARTS, (name) => (isKept(name) ? name : BLANK));
      return WORDS.has(part.toLowerCase()) || isName(part) ? part : BLANK;
    });
  return withoutBlankedSuggestion(text);

  function isKept(name: string): boolean {
    return name.startsWith('[') || isName(name);
  }
}

/** Removes a suggestion of a name that the document defines and the schema does not. graphql-js puts suggestions at the end. */
function withoutBlankedSuggestion(text: string): string {
  const at = text.lastIndexOf(SUGGESTION);
  return at !== -1 && text.includes(BLANK, at) ? text.slice(0, at) : text;
}

const SUGGESTION = ' Did you mean ';
