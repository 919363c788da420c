import type { Renderer, Tokens } from 'marked';
import { innerPrefix } from '../core/atlas/entry.ts';
import { decodeEntities, escapeHtml, withoutComments } from './entities.ts';
import { hasRtl, isolate } from './isolate.ts';

import { type Link, readLink, suggestLink } from './markdownLinks.ts';
import type { Code } from './messages.ts';
import type { At, MessageValues, Severity } from './problem.ts';

/**
 * Our own renderer: raw HTML is refused, links go to a short list of places, nothing else can come out. Every tag and
 * attribute that a text can produce stands in this file.
 */
export const tags = [
  'p',
  'h2',
  'h3',
  'h4',
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'a',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'bdi',
  'br',
  'hr',
] as const;

/** Columns that a phone can show. */
const columns = 4;

/** Finds the place of some words of the block being printed. */
export interface Place {
  readonly enter: (raw: string) => void;
  readonly find: (words: string) => At;
}

interface Surroundings {
  readonly rtl: boolean;
  readonly place: Place;
  /** Tells a mistake at the place of `raw`. */
  readonly note: (code: Code, raw: string, values: MessageValues, severity?: Severity) => void;
  /** Notes an entry that the text links to. */
  readonly link: (key: string, raw: string) => void;
}

/** Start of a link's tag. */
function open({ href, kind }: Link): string {
  if (kind === 'inner') return `<a href="${innerPrefix}${href}/">`;
  if (kind === 'outer') return `<a href="${escapeHtml(href)}" class="out" rel="noopener noreferrer">`;
  return `<a href="${escapeHtml(href)}">`;
}

/** A printer for one text. */
export function createRenderer({ rtl, note, link: noteLink }: Surroundings): Partial<Renderer> {
  const print = (text: string) => (rtl ? isolate(decodeEntities(text)) : escapeHtml(decodeEntities(text)));
  let level = 1;
  let isOpen = false;
  return {
    html({ text, raw }: Tokens.HTML | Tokens.Tag) {
      const rest = withoutComments(text).trim();
      // The closing tag of an opening one is no mistake of its own.
      if (rest.startsWith('<!--')) note('open-note', raw, {});
      else if (rest !== '' && !(isOpen && rest.startsWith('</'))) note('raw-html', raw, { value: rest });
      isOpen = rest.startsWith('</') ? false : isOpen || rest !== '';
      return '';
    },
    image({ text, raw, href }: Tokens.Image) {
      note('image', raw, { value: href });
      return print(text);
    },
    link({ href, tokens, raw }: Tokens.Link) {
      const words = this.parser?.parseInline(tokens) ?? '';
      const target = decodeEntities(href);
      const link = readLink(target);
      if (!link) {
        note('link', raw, { value: raw.startsWith('www.') ? raw : target, guess: suggestLink(target) });
        return words;
      }
      if (words.trim() === '') {
        note('empty-link', raw, { value: target });
        return '';
      }
      if (link.kind === 'inner') noteLink(link.href, raw);
      const isNumber = (link.kind === 'tel' || link.kind === 'mail') && !hasRtl(words) && !words.includes('<bdi');
      return `${open(link)}${isNumber ? `<bdi dir="ltr">${words}</bdi>` : words}</a>`;
    },
    heading({ tokens, depth, text, raw }: Tokens.Heading) {
      if (text.trim() === '') {
        note('empty-heading', raw, {});
        return '';
      }
      const right = Math.min(Math.max(2, depth), level + 1, 4);
      if (depth !== right) note('heading', raw, { value: text, example: `${'#'.repeat(right)} ${text.replace(/\s+/g, ' ').slice(0, 60)}` }, 'warning');
      else if (!/^\s*#/.test(raw))
        note('underlined-heading', raw, { value: text, example: `${'#'.repeat(right)} ${text.replace(/\s+/g, ' ').slice(0, 60)}` }, 'warning');
      level = right;
      return `<h${level}>${this.parser?.parseInline(tokens) ?? ''}</h${level}>`;
    },
    paragraph({ tokens }: Tokens.Paragraph) {
      const words = this.parser?.parseInline(tokens) ?? '';
      return words.trim() === '' ? '' : `<p>${words}</p>`;
    },
    text(token: Tokens.Text | Tokens.Escape) {
      if ('tokens' in token && token.tokens) return this.parser?.parseInline(token.tokens) ?? '';
      // `raw`, because the parser has undone character references in `text`, also those of marks of direction.
      return token.type === 'escape' ? escapeHtml(token.text) : print(token.raw);
    },
    strong({ tokens }: Tokens.Strong) {
      return `<strong>${this.parser?.parseInline(tokens) ?? ''}</strong>`;
    },
    em({ tokens }: Tokens.Em) {
      return `<em>${this.parser?.parseInline(tokens) ?? ''}</em>`;
    },
    del({ tokens }: Tokens.Del) {
      return `<del>${this.parser?.parseInline(tokens) ?? ''}</del>`;
    },
    codespan({ text }: Tokens.Codespan) {
      return `<code dir="ltr">${escapeHtml(text)}</code>`;
    },
    code({ text, raw, codeBlockStyle }: Tokens.Code) {
      if (codeBlockStyle === 'indented') note('indented-code', raw, {}, 'warning');
      return `<pre dir="ltr">${escapeHtml(text)}</pre>`;
    },
    checkbox: () => '',
    hr: () => '<hr>',
    br: () => '<br>',
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
    table({ header, rows, raw }: Tokens.Table) {
      if (header.length > columns) note('wide-table', raw, { count: header.length, limit: columns }, 'warning');
      const row = (cells: Tokens.TableCell[], tag: 'th' | 'td') =>
        `<tr>${cells.map((cell) => `<${tag}>${this.parser?.parseInline(cell.tokens) ?? ''}</${tag}>`).join('')}</tr>`;
      return `<table><thead>${row(header, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`;
    },
  };
}
