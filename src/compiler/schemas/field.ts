import type { Field, MapValue } from '../frontMatter.ts';
import type { Kind } from '../kinds.ts';
import type { MessageLanguage } from '../messages.ts';
import type { Report } from '../problem.ts';
import { closest } from '../suggest.ts';

/** One field that a file may carry: how it is read, and everything that `check`, `new` and the documentation say about it. */
export interface FieldSpec<T> {
  readonly kind: Kind<T>;
  /** A right line of the head, as an editor would write it. */
  readonly example: string;
  readonly about: Readonly<Record<MessageLanguage, string>>;
  readonly required?: true;
  /** True for words, which translations carry too; facts stand in the original only. */
  readonly words?: true;
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

/** Reads a head by its fields; undefined when something required is missing or wrong (all mistakes are reported at once). */
export function readFields<F extends Fields>(
  fields: F,
  head: MapValue,
  report: Report,
  foreign: (field: Field) => boolean = () => false,
): Values<F> | undefined {
  const values: Record<string, unknown> = {};
  const wrong = new Set<string>();
  for (const field of head.fields) {
    const spec = Object.hasOwn(fields, field.name) ? fields[field.name] : undefined;
    if (!spec) {
      if (foreign(field)) continue;
      const guess = closest(field.name, Object.keys(fields));
      report('unknown-field', field, { name: field.name, choices: Object.keys(fields).join(', '), suggestion: guess ? `„${guess}“? ` : '' });
      continue;
    }
    if (field.value.kind === 'text' && field.value.text === '') {
      report('empty-field', field, { name: field.name, example: spec.example });
      wrong.add(field.name);
      continue;
    }
    const value = spec.kind(field.value, { report, name: field.name, example: spec.example });
    if (value === undefined) wrong.add(field.name);
    else values[field.name] = value;
  }
  let complete = true;
  for (const [name, spec] of Object.entries(fields)) {
    if (!spec.required || name in values) continue;
    complete = false;
    if (!wrong.has(name)) report('missing-field', { line: head.line, column: 1 }, { name, example: spec.example });
  }
  return complete ? (values as Values<F>) : undefined;
}
