import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** `file › title` of every test as it is written, with `%s`, `$name` or `${name}` where a table fills in. */
export function testTitles(root = 'tests'): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.test\.tsx?$/.test(file));
  return files.flatMap((file) => {
    const name = file.split(path.sep).join('/');
    const text = readFileSync(path.join(root, file), 'utf8');
    const written = [...text.matchAll(/\b(?:test|it)(?:\.each(?:<[^>]*>)?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g)];
    const titles = written.map(([, , title]) => `${name} › ${title?.replaceAll("\\'", "'")}`);
    if (name !== 'golden/golden.test.ts') return titles;
    return [...titles, ...readdirSync(path.join(root, 'golden')).map((folder) => `${name} › ${folder}`)];
  });
}

/** True where the title carries the id: `A06, A07 · the line breaks`. */
export const carries = (title: string, id: string) => new RegExp(`(^|[ ›,])${id}(,| ·)`).test(title);

/** A title as it is written, as a pattern for the titles that run. */
export const patternOf = (written: string) =>
  new RegExp(`${written.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/%(?:s|i|d|j|o)|\\\$\\\{.*?\\\}|\\\$\w+/g, '.*')}`);
