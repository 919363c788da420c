import { type Block, type Line, signRadius, type Written } from './arrange.ts';
import type { Ink, Palette } from './ink.ts';
import type { Label, Reading, Sign } from './names.ts';
import type { Context } from './paint.ts';

/** German names, whatever the page's own script is. */
const signFont = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif';

/** Height of a line by the height of its letters. */
const leading = 1.18;

/** A name that is longer than so many heights of its letters is broken in two lines. */
const longest = 10;

/** A train from Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Contributors, on a grid of 24. */
const train = 'M8 3.1V7a4 4 0 0 0 8 0V3.1M9 15l-1-1M15 15l1-1M9 19c-2.8 0-5-2.2-5-5v-4a8 8 0 0 1 16 0v4c0 2.8-2.2 5-5 5ZM8 19l-2 3M16 19l2 3';

type Colour = Ink | `#${string}`;
/** Signs of the street in their own colours: ground, letter and rim. Muted a little: the pins of the atlas are the loudest. */
const signs: Readonly<Record<Sign, readonly [ground: Colour, letter: Colour, rim: Colour]>> = {
  H: ['#f6e27a', '#15633a', '#15633a'],
  U: ['#2f5fa8', '#fff', '#fff'],
  S: ['#2c7d49', '#fff', '#fff'],
  train: ['#46566a', '#fff', '#fff'],
  cross: ['ground', 'care', 'care'],
  A: ['ground', 'care', 'care'],
  dot: ['soft', 'soft', 'halo'],
  blue: ['#2f5fa8', '#fff', '#fff'],
  yellow: ['#f6d860', '#221a00', '#221a00'],
};

/** Writes names onto one canvas: measures them, breaks them into lines, draws them. `widths` remembers what was measured. */
export function createLetters(context: Context, reading: Reading, widths: Map<string, number>) {
  const fontOf = (size: number, weight: number, isOwn: boolean) => `${weight} ${size}px ${isOwn ? reading.font : signFont}`;

  function measure(text: string, size: number, weight: number, isOwn = false): number {
    const font = fontOf(size, weight, isOwn);
    const key = font + text;
    const known = widths.get(key);
    if (known !== undefined) return known;
    context.font = font;
    const { width } = context.measureText(text);
    widths.set(key, width);
    return width;
  }

  /** The text in two lines of nearly the same length, where it is long and has a space. */
  function broken(text: string, width: number, size: number): readonly string[] {
    if (width <= longest * size) return [text];
    const middle = text.length / 2;
    const spaces = [...text.matchAll(/[ /]/g)].map(({ index }) => index + 1).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    const [at] = spaces;
    return at === undefined ? [text] : [text.slice(0, at).trim(), text.slice(at).trim()];
  }

  function blockOf({ text, under, size, weight, angle, sign }: Label): Block {
    const isShield = sign === 'blue' || sign === 'yellow';
    const lines: Line[] = [];
    let width = 0;
    let height = 0;
    const add = (words: string, high: number, heavy: number, isOwn: boolean) => {
      const whole = measure(words, high, heavy, isOwn);
      for (const line of angle === 0 ? broken(words, whole, high) : [words]) {
        width = Math.max(width, line === words ? whole : measure(line, high, heavy, isOwn));
        lines.push({ text: line, size: high, weight: heavy, isOwn, y: height + (high * leading) / 2 });
        height += high * leading;
      }
    };
    const isOwn = under !== undefined;
    add(text, isOwn ? Math.round(size * reading.scale) : size, weight, isOwn);
    if (under !== undefined) add(under, Math.max(11, Math.round(size * 0.78)), 400, false);
    return {
      lines: lines.map((line) => ({ ...line, y: line.y - height / 2 })),
      width: width + (isShield ? 8 : 0),
      height: height + (isShield ? 3 : 0),
    };
  }

  function drawSign({ label, x, y, block }: Written, palette: Palette): void {
    const { sign } = label;
    if (!sign) return;
    const [ground = '', letter = '', rim = ''] = signs[sign].map((colour) => palette[colour as Ink] ?? colour);
    const radius = signRadius(label);
    context.beginPath();
    if (block && (sign === 'blue' || sign === 'yellow')) context.rect(x - block.width / 2, y - block.height / 2, block.width, block.height);
    else if (sign === 'dot' || sign === 'H' || sign === 'S') context.arc(label.x, label.y, radius - 1, 0, 2 * Math.PI);
    else context.rect(label.x - radius + 1, label.y - radius + 1, 2 * radius - 2, 2 * radius - 2);
    context.fillStyle = ground;
    context.strokeStyle = rim;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
    context.fillStyle = context.strokeStyle = letter;
    if (sign === 'train') {
      const scale = (2 * radius - 5) / 24;
      context.save();
      context.translate(label.x - 12 * scale, label.y - 12 * scale);
      context.scale(scale, scale);
      context.lineWidth = 2.4;
      context.stroke(new Path2D(train));
      context.restore();
    } else if (sign === 'cross') {
      context.fillRect(label.x - 1.4, label.y - 4.2, 2.8, 8.4);
      context.fillRect(label.x - 4.2, label.y - 1.4, 8.4, 2.8);
    } else if (sign === 'H' || sign === 'U' || sign === 'S' || sign === 'A') {
      context.font = fontOf(9.5, 700, false);
      context.fillText(sign, label.x, label.y + 0.6);
    }
  }

  function write({ label, x, y, block }: Written, palette: Palette): void {
    if (!block) return;
    const isShield = label.sign === 'blue' || label.sign === 'yellow';
    context.save();
    context.translate(x, y);
    context.rotate(label.angle);
    for (const { text, size, weight, y: middle, isOwn } of block.lines) {
      context.font = fontOf(size, weight, isOwn);
      context.direction = isOwn ? reading.dir : 'ltr';
      if (!isShield) {
        context.strokeStyle = palette.halo;
        context.lineWidth = size > 13 ? 3.6 : 3;
        context.strokeText(text, 0, middle);
        context.fillStyle = isOwn || label.under === undefined ? palette[label.ink] : palette.soft;
      } else context.fillStyle = label.sign === 'blue' ? '#fff' : '#221a00';
      context.fillText(text, 0, middle);
    }
    context.restore();
  }

  return {
    measure,
    blockOf,
    draw(written: readonly Written[], palette: Palette): void {
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.lineJoin = 'round';
      for (const one of written) drawSign(one, palette);
      for (const one of written) write(one, palette);
    },
  };
}
