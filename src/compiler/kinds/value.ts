import type { Value } from '../frontMatter.ts';
import type { Code } from '../messages.ts';
import type { MessageValues, Report } from '../problem.ts';
import { germanValues } from '../schemas/germanValues.ts';
import { meant } from '../schemas/names.ts';
import { closest, createLookup } from '../suggest.ts';

/** What reading a value needs beside the value. */
export interface Context {
  readonly report: Report;
  /** Name of the field, for messages. */
  readonly name: string;
  /** What a right line looks like, for messages, for `npm run new` and for the documentation. */
  readonly example: string;
}

/** How a value of the head is read: the value, or undefined after reporting what is wrong. */
export interface Kind<T> {
  (value: Value, context: Context): T | undefined;
  /** The only values there are, for `npm run new` and the documentation; absent where there is no list of them. */
  readonly choices?: readonly string[];
}

export const wrongShape = (value: Value, { report, name, example }: Context, de: string, en: string): undefined => {
  report('wrong-shape', value, { name, example, expected: { de, en } });
};

/** Quotes of word processors around a whole value: YAML takes them for a part of the text. */
const wrapped = /^[“”„«»‚‘’]([^“”„«»]*)[“”„«»‘’]$/;

const reportQuotes = (value: Value, { report, name }: Context, inner: string) => report('smart-quotes', value, { name, example: `"${inner}"` }, 'warning');

/** The text of a value on one line. */
function lineOf(value: Value, context: Context, limit: number): string | undefined {
  if (value.kind !== 'text') return wrongShape(value, context, 'ein einzelner Text', 'a single text');
  const { report, name, example } = context;
  const line = value.text.replace(/\s+/g, ' ');
  if (line !== '' && line.length <= limit) return line;
  if (line === '') report('empty-field', value, { name, example });
  else report('too-long', value, { name, length: line.length, limit });
  return undefined;
}

/** A word or sentence on one line. */
export const text =
  (limit = 400): Kind<string> =>
  (value, context) => {
    const line = lineOf(value, context, limit);
    const inner = wrapped.exec(line ?? '')?.[1];
    if (inner !== undefined) reportQuotes(value, context, inner);
    return line;
  };

/** What `written` does with a text that it cannot read. */
interface Wish {
  /** What the editor probably meant. */
  readonly suggest?: (text: string) => string | undefined;
  /** A more exact code than the usual one for certain texts. */
  readonly code?: (text: string) => Code | undefined;
  readonly values?: MessageValues;
}

/** A text that must satisfy `read`; `code` is reported with what was probably meant otherwise. */
export const written =
  <T>(code: Code, read: (text: string) => T | undefined, { suggest, code: exact, values }: Wish = {}): Kind<T> =>
  (value, context) => {
    const line = lineOf(value, context, 400);
    if (line === undefined) return undefined;
    const inner = wrapped.exec(line)?.[1];
    const raw = inner ?? line;
    const result = read(raw);
    const { report, name, example } = context;
    if (result === undefined) report(exact?.(raw) ?? code, value, { ...values, value: raw, name, example, guess: suggest?.(raw) });
    else if (inner !== undefined) reportQuotes(value, context, inner);
    return result;
  };

const german = createLookup(germanValues);

/** The choice that was probably meant, in German or with a slip. */
const meantChoice = (raw: string, choices: readonly string[]) => german(raw)?.find((one) => choices.includes(one)) ?? closest(raw.toLowerCase(), choices);

/** One of a list of words. */
export const choice = <const T extends string>(choices: readonly T[]): Kind<T> => {
  const read = written('choice', (raw) => choices.find((one) => one === raw), {
    suggest: (raw) => meantChoice(raw, choices),
    values: { choices: choices.join(', ') },
  });
  return Object.assign(read, { choices });
};

/** `yes` or `no`; `true` and `false` of other YAML tools count too. */
export const yesNo: Kind<boolean> = Object.assign(
  written('choice', (raw) => (raw === 'yes' || raw === 'true' ? true : raw === 'no' || raw === 'false' ? false : undefined), {
    suggest: (raw) => (/^(j|y|on|wahr)$/i.test(raw) ? 'yes' : /^(n|off|falsch)$/i.test(raw) ? 'no' : meantChoice(raw, ['yes', 'no'])),
    values: { choices: 'yes, no' },
  }),
  { choices: ['yes', 'no'] },
);

/** A list; a single value counts as a list of one. */
export const list = <T>(kind: Kind<T>, limit = 60): Kind<readonly T[]> => {
  const read: Kind<readonly T[]> = (value, context) => {
    const items = value.kind === 'list' ? value.items : [value];
    const { report, name, example } = context;
    if (items.length === 0) {
      report('empty-field', value, { name, example });
      return undefined;
    }
    if (items.length > limit) {
      report('too-many', value, { name, count: items.length, limit });
      return undefined;
    }
    const results = items.map((item) => kind(item, context)).filter((result) => result !== undefined);
    return results.length === items.length ? results : undefined;
  };
  return withChoices(read, kind);
};

/** Commas of an Arabic or a Chinese keyboard are letters for YAML. */
const foreignComma = /\s*[،؛、，；]\s*/;

/** The words of a list that was written as one text, or with commas that are none; undefined for any other value. */
function itemsOf(value: Value): string[] | undefined {
  if (value.kind === 'text' && /[,;،؛、，；]/.test(value.text)) return value.text.split(/\s*[,;،؛、，；]\s*/).filter((item) => item !== '');
  const texts = value.kind === 'list' ? value.items.flatMap((item) => (item.kind === 'text' && !item.quoted ? [item.text] : [])) : [];
  if (!texts.some((text) => foreignComma.test(text))) return undefined;
  return texts.flatMap((text) => text.split(foreignComma)).filter((item) => item !== '');
}

/** A list of words: several of them in one text lack their brackets. */
export const words = <T>(kind: Kind<T>, limit = 60): Kind<readonly T[]> => {
  const several = list(kind, limit);
  const read: Kind<readonly T[]> = (value, context) => {
    const items = itemsOf(value);
    if (!items) return several(value, context);
    context.report('list-brackets', value, { name: context.name, example: `${context.name}: [${items.join(', ').slice(0, 200)}]` });
    return undefined;
  };
  return withChoices(read, kind);
};

/** A list has the choices of its items. */
const withChoices = <T>(read: Kind<T>, { choices }: Kind<unknown>): Kind<T> => (choices ? Object.assign(read, { choices }) : read);

export const number: Kind<number> = written('number', (raw) => (/^-?\d{1,6}(\.\d{1,6})?$/.test(raw) ? Number(raw) : undefined));

/** Reads a map whose members are known; unknown members are reported. */
export const map =
  <T extends object>(members: { readonly [K in keyof Required<T>]: Kind<NonNullable<T[K]>> }, required: readonly (keyof T & string)[]): Kind<T> =>
  (value, context) => {
    const { report, name, example } = context;
    const names = Object.keys(members);
    if (value.kind !== 'map') return wrongShape(value, context, `eine Angabe mit ${names.join(', ')}`, `a group of ${names.join(', ')}`);
    const result: Partial<Record<string, unknown>> = {};
    /** Members that the editor meant to write, rightly or wrongly: none of them is reported as missing too. */
    const tried = new Set<string>();
    let sound = true;
    for (const field of value.fields) {
      const kind = Object.hasOwn(members, field.name) ? (members as Readonly<Record<string, Kind<unknown>>>)[field.name] : undefined;
      if (kind) {
        tried.add(field.name);
        const read = kind(field.value, { ...context, name: `${name}.${field.name}` });
        if (read === undefined) sound = false;
        else result[field.name] = read;
        continue;
      }
      sound = false;
      const guess = meant(field.name, names);
      if (guess !== undefined) tried.add(guess);
      report('unknown-field', field, { name: field.name, choices: names.join(', '), guess });
    }
    for (const member of required) {
      if (tried.has(member)) continue;
      sound = false;
      report('missing-member', value, { name, member, example });
    }
    return sound ? (result as T) : undefined;
  };
