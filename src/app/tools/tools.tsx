import { type ComponentChild, render } from 'preact';
import type { Entry } from '../../core/atlas/entry.ts';
import { type Reader, ReaderContext } from '../reader.ts';

/** The tool of each `data-tool`: what is drawn there. `data-of` names the entry, where there is one. */
const tools: Readonly<Record<string, (of: string) => ComponentChild>> = {};

/** Draws a tool into each of the places; called whenever the page was drawn anew. */
export function showTools(places: Iterable<HTMLElement>, reader: Reader): void {
  for (const place of places) {
    const tool = tools[place.dataset['tool'] ?? ''];
    if (tool) render(<ReaderContext.Provider value={reader}>{tool(place.dataset['of'] ?? '')}</ReaderContext.Provider>, place);
  }
}

/** Which entries the question part of the address leaves; undefined where it narrows nothing. */
export function passesOf(_reader: Reader): ((entry: Entry) => boolean) | undefined {
  return undefined;
}
