import { describe, expect, it } from 'vitest';
import { compileContent } from '../../../src/build/content.ts';
import { tags } from '../../../src/compiler/markdownRenderer.ts';
import { harmlessTags, isHarmless, isHarmlessHtml } from '../../../src/core/pack/harmless.ts';
import type { Pack } from '../../../src/core/pack/pack.ts';
import { attacks } from '../../compiler/attacks.ts';
import { samplePack } from '../../device/content.ts';

const pack = samplePack(3);

describe('what the compiler makes', () => {
  it('is harmless: every pack of a district in every language', async () => {
    const { districts } = await compileContent('content', '2026-11-21', 'en', ['mayen-koblenz']);
    const packs = districts.flatMap((district) => [...district.packs.values()]);
    expect(packs.length).toBeGreaterThan(10);
    expect(packs.filter((one) => !isHarmless(one)).map(({ district, lang }) => `${district.id}/${lang}`)).toEqual([]);
  });

  it('has the tags that are on the list, and no others are', () => {
    expect(Object.keys(harmlessTags).sort()).toEqual([...tags].sort());
  });
});

describe('the text of a stranger', () => {
  it('E11 · none of the known attacks is let through as a tag', () => {
    expect(attacks.length).toBeGreaterThan(100);
    expect(attacks.filter((attack) => attack.includes('<') && isHarmlessHtml(`<p>${attack}</p>`))).toEqual([]);
  });

  it.each([
    '<a href="javascript:hit(1)">x</a>',
    '<a href="https://a.example" onclick="hit(1)">x</a>',
    '<a href="https://a.example" target="_blank">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a>x</a>',
    '<p id="app">x</p>',
    '<P>x</P>',
    '<p>x',
    'x</p>',
    '<p><strong>x</p></strong>',
    '<ol start="1" reversed>x</ol>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<constructor>x</constructor>',
    '< p>x',
    '<p\n>x</p>',
  ])('%s is refused', (html) => expect(isHarmlessHtml(html)).toBe(false));

  it.each([
    '<p>Kinder &lt; 3 <bdi dir="ltr">112</bdi><br>x</p>',
    '<ol start="2"><li>x</li></ol>',
    '<p><a href="~/pages/doctor/">x</a> <a href="https://a.example/?b=c&amp;d" class="out" rel="noopener noreferrer">x</a></p>',
    '<p><a href="tel:+49261108103"><bdi dir="ltr">x</bdi></a></p>',
  ])('%s is let through', (html) => expect(isHarmlessHtml(html)).toBe(true));

  const [first] = pack.entries;
  const withEntry = (change: object): Pack => ({ ...pack, entries: [{ ...first, ...change } as never] });
  const wrong: readonly (readonly [string, Pack])[] = [
    ['a script in a block', withEntry({ words: { ...first?.words, body: ['<script>hit(1)</script>'] } })],
    ['a script in the text about the district', { ...pack, district: { ...pack.district, words: { ...pack.district.words, body: ['<img src=x>'] } } }],
    ['a link that runs', withEntry({ url: 'javascript:hit(1)' })],
    ['a source that runs', withEntry({ source: [{ name: 'x', url: ' javascript:hit(1)' }] })],
    ['a number that is none', withEntry({ phone: [{ number: '112;x', text: '112' }] })],
    ['an address with more than one mailbox', withEntry({ email: 'a@b.example?bcc=c@d.example' })],
    ['an id that is a path', withEntry({ id: '../../hagen' })],
    ['a collection that there is not', withEntry({ collection: 'scripts' })],
    ['no words', withEntry({ words: undefined })],
    ['blocks that are no texts', withEntry({ words: { ...first?.words, body: [{ toString: 1 }] } })],
    ['no sources', withEntry({ source: undefined })],
    ['a member of all objects', withEntry(JSON.parse('{"__proto__":{"polluted":true}}'))],
    ['no end of levels', withEntry(JSON.parse(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`))],
    ['no languages', { ...pack, district: { ...pack.district, languages: 7 as never } }],
    ['no calendar', { ...pack, calendar: {} as never }],
    ['entries that are no list', { ...pack, entries: {} as never }],
  ];
  it.each(wrong)('a pack with %s is refused', (_, one) => expect(isHarmless(one)).toBe(false));

  it('an honest one is let through', () => expect(isHarmless(pack)).toBe(true));
});
