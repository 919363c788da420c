import { Marked, type Renderer, type Token, type Tokens } from 'marked';
import { collections } from '../core/atlas/entry.ts';
import { isId, isSafeUrl } from './kinds.ts';
import { readPhone } from './phone.ts';
import type { At, Report } from './problem.ts';

/**
 * Markdown to safe HTML. The only importer of marked, and its renderer is our own: raw HTML is refused, links go to a
 * short list of places, nothing else can come out. Every tag and attribute that a text can produce stands in this file.
 */

/** Links to entries begin with this; whoever prints the text puts the address of district and language in its place. */
export const innerPrefix = '~/';

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

/** Limits that keep marked from its quadratic cases: 100 kB of `_a` took it 10 s. Honest prose stays far below. */
const limits = { bytes: 200_000, paragraph: 20_000, marks: 1_200, depth: 6, indent: 40 };

/** Why a text is refused before it is parsed; undefined for every honest one. */
function refuse(text: string, line: number, report: Report): boolean {
  if (text.length > limits.bytes) {
    report('too-large', { line, column: 1 }, { size: `${Math.ceil(text.length / 1000)} kB`, limit: `${limits.bytes / 1000} kB` });
    return true;
  }
  let marks = 0;
  let length = 0;
  let rows = 0;
  for (const [index, row] of text.split('\n').entries()) {
    const at = { line: line + index, column: 1 };
    const lead = row.match(/^[\s>*+\-\d.)]{0,400}/)?.[0] ?? '';
    const depth = Math.max(count(lead, '>'), (lead.match(/([-*+]|\d[.)])\s/g)?.length ?? 0) - 3);
    if (depth > limits.depth || (lead.match(/^\s*/)?.[0].replaceAll('\t', '    ').length ?? 0) > limits.indent) {
      report('nested-too-deep', at, { detail: `${depth}`, limit: limits.depth });
      return true;
    }
    if (row.trim() === '') {
      marks = 0;
      length = 0;
    }
    marks += row.match(/[*_~`[\]()<>|&\\!]/g)?.length ?? 0;
    length += row.length;
    rows += /^\s*([-*+]|\d+[.)]|>)/.test(row) ? 1 : 0;
    if (marks > limits.marks || length > limits.paragraph || rows > 3_000) {
      report('too-complex', at, { detail: marks > limits.marks ? `${marks} × * _ [ ] ( )` : `${length}` });
      return true;
    }
  }
  return false;
}

const count = (text: string, letter: string) => text.split(letter).length - 1;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);

/** Escapes, but keeps `&nbsp;` and the like that an editor wrote on purpose. */
const escapeText = (text: string) =>
  text
    .split(/(&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,10}\d{0,2});)/i)
    .map((part, index) => (index % 2 === 1 ? part : escapeHtml(part)))
    .join('');

/** Phones, times, dates, addresses, file numbers: anything that right-to-left text would show in another order. */
const leftToRight = /[+§€]?[A-Za-zÀ-ž\d](?:[A-Za-zÀ-ž\d .,:;/@+&'’‘_%§€()–—-]*[A-Za-zÀ-ž\d%€])?/g;

/** Isolates left-to-right runs: «اتصل +49 2631 803-0» would otherwise be shown as 803-0 2631 49+. */
function isolate(text: string): string {
  return text
    .split(/(&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,10}\d{0,2});)/i)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      let html = '';
      let end = 0;
      for (const match of part.matchAll(leftToRight)) {
        const run = match[0];
        html += escapeHtml(part.slice(end, match.index));
        html += /^\d+$/.test(run) || /^[A-Za-zÀ-ž]+$/.test(run) ? escapeHtml(run) : isolateRun(run);
        end = match.index + run.length;
      }
      return html + escapeHtml(part.slice(end));
    })
    .join('');
}

/** A run that opens a bracket but does not close it gives the bracket back to the text around it. */
function isolateRun(run: string): string {
  const closed = count(run, '(') === count(run, ')');
  const at = closed ? run.length : run.indexOf(run.includes('(') ? '(' : ')');
  const inner = run.slice(0, at).trimEnd();
  const rest = run.slice(inner.length);
  const isolated = inner === '' ? '' : `<bdi dir="ltr">${escapeHtml(inner)}</bdi>`;
  return rest === '' ? isolated : `${isolated}${escapeHtml(rest[0] ?? '')}${isolate(rest.slice(1))}`;
}

type Link = { readonly href: string; readonly kind: 'inner' | 'outer' | 'tel' | 'mail' };

/** Where a link may lead; undefined for everything else. Character references and control characters are undone first. */
function readLink(raw: string): Link | undefined {
  const href = raw.trim();
  if (isSafeUrl(href)) return { href, kind: 'outer' };
  const tel = href.match(/^tel:([+\d][\d\s()/.-]*)$/)?.[1];
  if (tel) {
    const phone = readPhone(tel) ?? (/^0?800\d{6,9}$/.test(tel.replace(/\D/g, '')) ? { number: `+49${tel.replace(/\D/g, '').replace(/^0/, '')}` } : undefined);
    return phone && { href: `tel:${phone.number}`, kind: 'tel' };
  }
  if (/^mailto:[^\s@<>"'()?&]{1,64}@[a-z0-9.-]{1,120}$/i.test(href)) return { href, kind: 'mail' };
  const inner = href.match(/^(?:\.\.\/)*([a-z]+)\/([a-z0-9-]+)(?:\.[a-z-]+\.md|\/)?$/);
  const [, collection = '', id = ''] = inner ?? [];
  return (collections as readonly string[]).includes(collection) && isId(id) ? { href: `${collection}/${id}`, kind: 'inner' } : undefined;
}

/** Turns a text into blocks; what is wrong in it is reported and left out. */
export function renderText(body: string, { rtl, line, report }: Options): Text {
  if (body.trim() === '' || refuse(body, line, report)) return { blocks: [], links: [] };
  const links: (At & { key: string })[] = [];
  /** Place of the block being printed; marked tells no columns, so the words themselves are looked up. */
  let block: { readonly raw: string; readonly line: number } = { raw: '', line };
  const at = (words: string): At => {
    const offset = Math.max(0, block.raw.indexOf(words.slice(0, 60)));
    const before = block.raw.slice(0, offset).split('\n');
    return { line: block.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const plain = rtl ? isolate : escapeText;
  let level = 1;

  const renderer: Partial<Renderer> = {
    html({ text, raw }: Tokens.HTML | Tokens.Tag) {
      if (/^\s*<!--/.test(raw)) return '';
      report('raw-html', at(raw.trim()), { value: text.trim() });
      return '';
    },
    image({ text, raw, href }: Tokens.Image) {
      report('image', at(raw), { value: href });
      return escapeHtml(text);
    },
    link({ href, tokens, raw }: Tokens.Link) {
      const words = this.parser?.parseInline(tokens) ?? '';
      const link = readLink(href);
      if (!link) {
        report('link', at(raw), { value: href });
        return words;
      }
      if (words.trim() === '') {
        report('empty-link', at(raw), { value: href });
        return '';
      }
      if (link.kind === 'inner') {
        links.push({ key: link.href, ...at(raw) });
        return `<a href="${innerPrefix}${link.href}/">${words}</a>`;
      }
      if (link.kind === 'outer') return `<a href="${escapeHtml(link.href)}" class="out" rel="noopener noreferrer">${words}</a>`;
      return `<a href="${escapeHtml(link.href)}">${words.startsWith('<bdi') ? words : `<bdi dir="ltr">${words}</bdi>`}</a>`;
    },
    heading({ tokens, depth, text, raw }: Tokens.Heading) {
      if (depth < 2 || depth > level + 1) report('heading', at(raw), { value: text }, 'warning');
      level = Math.min(4, Math.max(2, depth));
      return `<h${level}>${this.parser?.parseInline(tokens) ?? ''}</h${level}>`;
    },
    paragraph({ tokens }: Tokens.Paragraph) {
      return `<p>${this.parser?.parseInline(tokens) ?? ''}</p>`;
    },
    text(token: Tokens.Text | Tokens.Escape) {
      if ('tokens' in token && token.tokens) return this.parser?.parseInline(token.tokens) ?? '';
      return token.type === 'escape' ? escapeHtml(token.text) : plain(token.text);
    },
    codespan({ text }: Tokens.Codespan) {
      return `<code dir="ltr">${escapeHtml(text)}</code>`;
    },
    code({ text }: Tokens.Code) {
      return `<pre dir="ltr">${escapeHtml(text)}</pre>`;
    },
    checkbox() {
      return '';
    },
    hr() {
      return '<hr>';
    },
    br() {
      return '<br>';
    },
    listitem(item: Tokens.ListItem) {
      return `<li>${this.parser?.parse(item.tokens) ?? ''}</li>`;
    },
    list(token: Tokens.List) {
      const items = token.items.map((item) => this.listitem?.(item) ?? '').join('');
      const from = typeof token.start === 'number' && token.start > 1 ? ` start="${token.start}"` : '';
      return token.ordered ? `<ol${from}>${items}</ol>` : `<ul>${items}</ul>`;
    },
    blockquote({ tokens }: Tokens.Blockquote) {
      return `<blockquote>${this.parser?.parse(tokens) ?? ''}</blockquote>`;
    },
    table({ header, rows }: Tokens.Table) {
      const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
        `<tr>${cells.map((cell) => `<${tag}>${this.parser?.parseInline(cell.tokens) ?? ''}</${tag}>`).join('')}</tr>`;
      return `<table><thead>${row(header, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
    },
  };

  const marked = new Marked({ renderer, gfm: true });
  const tokens = marked.lexer(body);
  const blocks: string[] = [];
  let next = line;
  for (const token of tokens as Token[]) {
    block = { raw: token.raw, line: next };
    next += count(token.raw, '\n');
    if (token.type === 'space' || token.type === 'def') continue;
    const html = marked.parser([token]).trim();
    if (html !== '') blocks.push(html);
  }
  return { blocks, links };
}
