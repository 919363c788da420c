import { type ComponentChildren, Fragment, h } from 'preact';
import { useReader } from '../reader.ts';

/** A character that no text contains: it marks the gaps. */
const mark = '\u0001';

/**
 * A text of the interface with elements in its gaps: a time that must stay left to right, a language by its own name.
 * <Text of="hours.range" gaps={{ from: <Ltr>08:00</Ltr>, to: <Ltr>12:00</Ltr> }} />
 */
export function Text({ of, gaps }: { readonly of: string; readonly gaps: Readonly<Record<string, ComponentChildren>> }) {
  const { t } = useReader();
  const marks = Object.fromEntries(Object.keys(gaps).map((name) => [name, mark + name + mark]));
  const pieces = t(of, marks).split(mark);
  return h(Fragment, null, ...pieces.map((piece, place) => (place % 2 === 1 ? gaps[piece] : piece)));
}
