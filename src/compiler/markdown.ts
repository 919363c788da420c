import { Lexer, Marked, type Token, type Tokenizer, type Tokens } from 'marked';
import { isTooMuch } from './markdownLimits.ts';
import { createRenderer, type Place } from './markdownRenderer.ts';
import type { At, Report } from './problem.ts';

export interface Text {
  /** One HTML string per block: paragraph, heading, list, quote, table. */
  readonly blocks: readonly string[];
  /** Entries that the text links to, to be checked when the district is put together. */
  readonly links: readonly (At & { readonly key: string })[];
}

interface Options {
  readonly rtl: boolean;
  /** Line of the file on which the text begins. */
  readonly line: number;
  readonly report: Report;
}

/** So many mistakes of a text are looked up; `limitRepeats` tells fewer. */
const enough = 200;

const nothing: Text = { blocks: [], links: [] };

/** Turns a text into blocks; what is wrong in it is reported and left out. */
export function renderText(body: string, { rtl, line, report }: Options): Text {
  if (body.trim() === '' || isTooMuch(body, line, report)) return nothing;
  const links: (At & { key: string })[] = [];
  const place = createPlace(line);
  let told = 0;
  let last: At = { line, column: 1 };
  const renderer = createRenderer({
    rtl,
    place,
    note: (code, raw, values, severity) => {
      told += 1;
      if (told <= enough) last = place.find(raw);
      report(code, last, values, severity);
    },
    link: (key, raw) => links.push({ key, ...place.find(raw) }),
  });
  const marked = new Marked({ renderer, gfm: true, tokenizer: { inlineText } });
  try {
    const blocks: string[] = [];
    for (const token of new QuickLexer(marked.defaults).lex(body) as Token[]) {
      place.enter(token.raw);
      if (token.type === 'space' || token.type === 'def') continue;
      const html = marked.parser([token]).trim();
      if (html !== '') blocks.push(html);
    }
    return { blocks, links };
  } catch {
    // The parser throws when it finds no way on, and when brackets within brackets use up the stack.
    report('too-complex', place.find(''));
    return nothing;
  }
}

/** Signs that may mean something within a paragraph: emphasis, links, code, notes, addresses and hard line breaks. */
const signs = /[\\<[`*_~@]|:\/\/|www\.| {2}\n/i;

/** Leaves a paragraph without any such sign whole. The parser would try a dozen patterns on it, and they took half of its time. */
class QuickLexer extends Lexer {
  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (src === '' || signs.test(src)) return super.inlineTokens(src, tokens);
    tokens.push({ type: 'text', raw: src, text: src, escaped: this.state.inRawBlock });
    return tokens;
  }
}

/**
 * Plain words up to the next sign that may mean something. The parser's own rule looks at every letter whether an address begins there,
 * which is a third of its time: a text without `:`, `@`, `www.` and a hard line break holds none. Words with a sign that HTML needs
 * escaped, and all others, are left to that rule (false).
 */
function inlineText(this: Tokenizer, src: string): Tokens.Text | false {
  if (/[:@]|www\.| {2}\n/i.test(src)) return false;
  const raw = /^(?:`+|~+|[^`~])[^\\<!`*~_[]*/.exec(src)?.[0] ?? '';
  return raw === '' || /[<>"'&]/.test(raw) ? false : { type: 'text', raw, text: raw, escaped: this.lexer.state.inRawBlock };
}

/** The parser tells no lines: they are counted along the blocks, and within a block the words themselves are looked up. */
function createPlace(first: number): Place {
  let raw = '';
  let line = first;
  let next = first;
  let cursor = 0;
  return {
    enter(block) {
      raw = block;
      line = next;
      next += block.split('\n').length - 1;
      cursor = 0;
    },
    find(words) {
      const part = words.trim().split('\n')[0]?.slice(0, 60) ?? '';
      const after = raw.indexOf(part, cursor);
      const offset = after >= 0 ? after : Math.max(0, raw.indexOf(part));
      cursor = Math.min(raw.length, offset + 1);
      const before = raw.slice(0, offset).split('\n');
      return { line: line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
    },
  };
}
