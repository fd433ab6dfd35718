import * as z from 'zod';

/** A change of a JSON response. It simulates changes that Plaid may make without notice, such as a new enum value. */
export type JsonChange =
  /** Replaces a value or adds a field. */
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  /** Removes a field or a list element. */
  | { readonly op: 'drop'; readonly path: Path };

/** Keys and indexes; `*` is every element of a list. */
type Path = readonly (string | number)[];

const step = /\[(\d+|\*)\]|(?:^|\.)([^.[\]]+)/y;

/** For example `report.items[0].accounts[*].subtype`. */
const path = z.string().transform((text, context): Path => {
  const steps: (string | number)[] = [];
  step.lastIndex = 0;
  for (let at = 0; at < text.length; at = step.lastIndex) {
    const match = step.exec(text);
    if (match === null) break;
    const [, index, key = ''] = match;
    steps.push(index === undefined ? key : index === '*' ? '*' : Number(index));
  }
  if (steps.length > 0 && step.lastIndex === text.length) return steps;
  context.addIssue({ code: 'custom', message: 'must be a path such as report.items[0].accounts[*].subtype' });
  return z.NEVER;
});

export const jsonChange = z.discriminatedUnion('op', [
  z.strictObject({ op: z.literal('set'), path, value: z.json() }),
  z.strictObject({ op: z.literal('drop'), path }),
]);

/** Changes `value` in place. A path that does not exist is ignored. New values are copied, because later changes may modify them. */
export function applyJsonChange(value: unknown, change: JsonChange): void {
  const parents = change.path
    .slice(0, -1)
    .reduce<unknown[]>((at, step) => at.flatMap((one) => children(one, step)), [value]);
  const last = change.path.at(-1) ?? '';
  for (const parent of parents) {
    if (Array.isArray(parent)) alterList(parent, last, change);
    else if (isObject(parent) && typeof last === 'string') {
      if (change.op === 'set') parent[last] = structuredClone(change.value);
      else delete parent[last];
    }
  }
}

function children(value: unknown, step: string | number): unknown[] {
  if (Array.isArray(value))
    return step === '*' ? value : typeof step === 'number' ? value.slice(step, step + 1) : [];
  return isObject(value) && Object.hasOwn(value, step) ? [value[step]] : [];
}

function alterList(list: unknown[], step: string | number, change: JsonChange): void {
  const [from, to] = step === '*' ? [0, list.length] : typeof step === 'number' ? [step, step + 1] : [0, 0];
  if (change.op === 'drop') list.splice(from, to - from);
  else for (let at = from; at < Math.min(to, list.length); at++) list[at] = structuredClone(change.value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
