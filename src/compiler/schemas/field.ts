import type { Field, MapValue } from '../frontMatter.ts';
import type { Kind } from '../kinds/value.ts';
import type { MessageLanguage } from '../messages.ts';
import type { Report } from '../problem.ts';
import { meant } from './names.ts';

/** One field that a file may carry: how it is read, and everything that `check`, `new` and the documentation say about it. */
export interface FieldSpec<T> {
  readonly kind: Kind<T>;
  /** A right line of the head, as an editor would write it. */
  readonly example: string;
  readonly about: Readonly<Record<MessageLanguage, string>>;
  readonly required?: true;
}

export type Fields = Readonly<Record<string, FieldSpec<unknown>>>;

/** What a set of fields reads: required ones are there, the others may be. */
export type Values<F extends Fields> = {
  readonly [K in keyof F as F[K] extends { required: true } ? K : never]: F[K] extends FieldSpec<infer T> ? T : never;
} & {
  readonly [K in keyof F as F[K] extends { required: true } ? never : K]?: F[K] extends FieldSpec<infer T> ? T : never;
};

export const optional = <T>(kind: Kind<T>, example: string, de: string, en: string) => ({ kind, example, about: { de, en } }) as const;
export const required = <T>(kind: Kind<T>, example: string, de: string, en: string) => ({ kind, example, about: { de, en }, required: true }) as const;

/**
 * Reads a head by its fields; undefined when something required is missing or wrong. All mistakes are reported at once, each
 * once: a required field whose name is misspelt is not missing too. `foreign` tells fields that another sentence was found for.
 */
export function readFields<F extends Fields>(
  fields: F,
  head: MapValue,
  report: Report,
  foreign: (field: Field) => boolean = () => false,
): Values<F> | undefined {
  const names = Object.keys(fields);
  const values: Record<string, unknown> = {};
  const tried = new Set<string>();
  for (const field of head.fields) {
    const { name, value } = field;
    const spec = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!spec) {
      if (foreign(field)) continue;
      const visible = name.replace(/[^\x21-\x7e]/g, '');
      const odd = visible !== name && Object.hasOwn(fields, visible) ? fields[visible] : undefined;
      const guess = odd ? visible : meant(name, names);
      if (guess !== undefined) tried.add(guess);
      if (odd) report('odd-name', field, { name, example: odd.example });
      else report('unknown-field', field, { name, choices: names.join(', '), guess });
      continue;
    }
    tried.add(name);
    if (value.kind === 'text' && value.text === '') report('empty-field', field, { name, example: spec.example });
    else {
      const read = spec.kind(value, { report, name, example: spec.example });
      if (read !== undefined) values[name] = read;
    }
  }
  let complete = true;
  for (const [name, spec] of Object.entries(fields)) {
    if (!spec.required || Object.hasOwn(values, name)) continue;
    complete = false;
    if (!tried.has(name)) report('missing-field', { line: head.line, column: 1 }, { name, example: spec.example });
  }
  return complete ? (values as Values<F>) : undefined;
}
