/**
 * Writes src/app/icons/icons.ts from a list of Lucide names: `npx tsx scripts/icons.ts`.
 * Every icon becomes one path, because a circle or a line costs more bytes as an element of its own.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** Interface, topics, kinds of places, emergency. Content may use any of them by name. */
const names = `
house map search bookmark languages phone siren info check circle-alert clock download trash-2 pause refresh-cw x
arrow-left external-link log-out map-pin calendar newspaper mail globe navigation accessibility
wallet graduation-cap flame shield heart baby
ambulance book-a coins credit-card-x ear face-slightly-frowning hammer hand hand-heart handshake heart-pulse landmark
messages-square shield-user shopping-basket skull stethoscope users-round
bus key-round briefcase
`
  .trim()
  .split(/\s+/);

const folder = new URL('../node_modules/lucide-static/icons/', import.meta.url);
const target = new URL('../src/app/icons/icons.ts', import.meta.url);

const attributesOf = (element: string) => Object.fromEntries([...element.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value ?? '']));

/** A path that begins with a relative move begins at 0 0 only as long as it stands alone: makes the move absolute. */
function standAlone(data: string): string {
  const [move, x, y] = /^m\s*(-?(?:\d*\.\d+|\d+))[\s,]*(-?(?:\d*\.\d+|\d+))/.exec(data) ?? [];
  if (move === undefined) return data;
  const rest = data.slice(move.length).trim();
  return `M${x} ${y}${/^[-.\d]/.test(rest) ? 'l' : ''}${rest}`;
}

/** The path data of one SVG element, or of nothing for the frame around them. */
function pathOf(element: string): string {
  const tag = /^<(\w+)/.exec(element)?.[1];
  const a = attributesOf(element);
  const n = (name: string) => Number(a[name] ?? 0);
  const round = (value: number) => Number(value.toFixed(3));
  switch (tag) {
    case 'path':
      return standAlone(a['d'] ?? '');
    case 'line':
      return `M${a['x1']} ${a['y1']}L${a['x2']} ${a['y2']}`;
    case 'polyline':
      return `M${a['points']}`;
    case 'polygon':
      return `M${a['points']}z`;
    case 'circle':
    case 'ellipse': {
      const rx = n(tag === 'circle' ? 'r' : 'rx');
      const ry = n(tag === 'circle' ? 'r' : 'ry');
      return `M${round(n('cx') - rx)} ${n('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
    }
    case 'rect': {
      const r = n('rx') || n('ry');
      const [w, h] = [round(n('width') - 2 * r), round(n('height') - 2 * r)];
      const arc = (x: number, y: number) => (r ? `a${r} ${r} 0 0 1 ${x} ${y}` : '');
      return `M${round(n('x') + r)} ${n('y')}h${w}${arc(r, r)}v${h}${arc(-r, r)}h${-w}${arc(-r, -r)}v${-h}${arc(r, -r)}z`;
    }
    default:
      return '';
  }
}

const lines = names.sort().map((name) => {
  const svg = readFileSync(new URL(`${name}.svg`, folder), 'utf8').replace(/<!--[\s\S]*?-->/, '');
  const data = [...svg.matchAll(/<(path|line|polyline|polygon|circle|ellipse|rect)\b[^>]*>/g)].map(([element]) => pathOf(element)).join('');
  return `  ${/-/.test(name) ? `'${name}'` : name}: '${data}',`;
});

writeFileSync(
  target,
  `// Written by scripts/icons.ts. Pictograms of Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Contributors;
// parts from Feather, MIT License, Copyright (c) Cole Bemis.

/** Path data of every pictogram on a 24 × 24 grid, to be stroked 2 wide. \`dot\` stands in for a name that is not here. */
export const icons = {
${lines.join('\n')}
  dot: 'M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0',
} as const;

/** Names that content may use for topics and emergency numbers. */
export const iconNames: readonly string[] = Object.keys(icons);
`,
);
console.log(`${names.length} icons written`);
