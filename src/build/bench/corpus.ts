import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A corpus for measuring: districts x languages x pages, in real scripts. Its sentences are those of the real content, drawn
 * in an order that depends on the page alone, so that the same numbers always give the same files.
 */
export interface Corpus {
  readonly districts: number;
  readonly languages: readonly string[];
  /** Entries of each district. Every fifth is a place, the others are pages. */
  readonly entries: number;
}

/** A page of the corpus, for writing it in the format of any tool. */
export interface CorpusPage {
  readonly district: string;
  readonly lang: string;
  readonly id: string;
  readonly kind: 'pages' | 'places';
  readonly title: string;
  readonly summary: string;
  /** Markdown. */
  readonly body: string;
}

/** Text of one language, cut out of the real content. */
interface Words {
  readonly titles: readonly string[];
  readonly sentences: readonly string[];
}

export const corpusDistrict = (index: number) => `district-${index + 1}`;

/** All pages, one after the other. `content` is the folder whose texts are drawn from. */
export async function* corpusPages(content: string, { districts, languages, entries }: Corpus): AsyncGenerator<CorpusPage> {
  const words = new Map(await Promise.all(languages.map(async (lang) => [lang, await wordsOf(content, lang)] as const)));
  for (let district = 0; district < districts; district++)
    for (let entry = 0; entry < entries; entry++)
      for (const [lang, { titles, sentences }] of words) {
        const draw = drawer(district * 100_003 + entry);
        const sentence = () => sentences[draw(sentences.length)] ?? '';
        const paragraph = () => Array.from({ length: 3 + draw(3) }, sentence).join(' ');
        const list = Array.from({ length: 3 + draw(4) }, (_, index) => `${index + 1}. ${sentence()}`).join('\n');
        const heading = () => `## ${titles[draw(titles.length)] ?? ''}`;
        yield {
          district: corpusDistrict(district),
          lang,
          id: `entry-${entry + 1}`,
          kind: entry % 5 === 4 ? 'places' : 'pages',
          title: `${titles[draw(titles.length)] ?? ''} ${entry + 1}`.slice(0, 80),
          summary: sentence().slice(0, 150),
          body: [paragraph(), heading(), list, heading(), paragraph(), paragraph()].join('\n\n'),
        };
      }
}

/** Sentences and titles of the shared pages in one language, links taken out. */
async function wordsOf(content: string, lang: string): Promise<Words> {
  const folder = path.join(content, '_germany', 'pages');
  const files = (await readdir(folder)).filter((file) => file.endsWith(`.${lang}.md`)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), 'utf8')));
  const lines = texts.flatMap((text) => text.split(/^---$/m).slice(2).join('').split('\n'));
  const sentences = lines
    .map((line) => line.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim())
    // No numbers or sites: a translation names those of its German text, and here each language draws sentences of its own.
    .filter((line) => line.length > 30 && !/^[#|>*\-\d<]/.test(line) && !/[:*_`[\]<>\\]|\p{Nd}|\.\p{L}/u.test(line));
  const titles = texts.flatMap((text) => /^title: *"?([^"\n:]+?)"?$/m.exec(text)?.[1] ?? []).filter((title) => !/\p{Nd}/u.test(title));
  return { titles, sentences: [...new Set(sentences)] };
}

/** Numbers below a limit that look like chance and are always the same for a seed. */
function drawer(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return state % below;
  };
}

/** Writes the corpus as content of this project; answers how many files. */
export async function writeCorpus(from: string, to: string, corpus: Corpus): Promise<number> {
  const topic = { id: 'everyday', icon: 'shopping-basket', color: 'sky' };
  let files = 0;
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(to, file)), { recursive: true });
    await writeFile(path.join(to, file), text);
    files++;
  };
  for (let index = 0; index < corpus.districts; index++) {
    const id = corpusDistrict(index);
    const head = `publisher: Landkreis ${index + 1}\nstate: DE-RP\nlanguages: [${corpus.languages.join(', ')}]\nbounds: [[50.1, 7.0], [50.5, 7.8]]\ndemonstration: yes\nsource: [{ name: Messung }]\nchecked: 2026-11-21\nreview: 6 months\nurl: https://www.example.org/\nemail: atlas@example.org`;
    await write(
      `${id}/district.de.md`,
      `---\ntitle: Landkreis ${index + 1}\nsummary: Ein Landkreis zum Messen.\n${head}\n---\n\nDieser Landkreis ist zum Messen da.\n`,
    );
    await write(
      `${id}/topics/${topic.id}.de.md`,
      `---\ntitle: Alltag\nicon: ${topic.icon}\ncolor: ${topic.color}\norder: 1\nsource: [{ name: Messung }]\nchecked: 2026-11-21\nreview: 24 months\n---\n\nAlles für jeden Tag.\n`,
    );
  }
  for await (const { district, lang, id, kind, title, summary, body } of corpusPages(from, corpus)) {
    const quoted = (text: string) => JSON.stringify(text);
    const place = kind === 'places' ? 'kind: counselling\naddress: { street: Hauptstraße 1, postcode: "56068", city: Koblenz }\nphone: +4926112345\n' : '';
    const facts =
      lang === 'de'
        ? `topics: [${topic.id}]\n${place}source: [{ name: Messung }]\nchecked: 2026-11-21\nreview: 6 months\n`
        : 'translation: { method: machine }\n';
    await write(`${district}/${kind}/${id}.${lang}.md`, `---\ntitle: ${quoted(title)}\nsummary: ${quoted(summary)}\n${facts}---\n\n${body}\n`);
  }
  return files;
}
