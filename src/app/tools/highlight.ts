/** The CSS Custom Highlight API, of browsers since 2022 (Chromium), 2023 (Safari), 2025 (Firefox): colours words without touching the page. */
const registry = (): HighlightRegistry | undefined => (typeof Highlight === 'undefined' ? undefined : CSS.highlights);

/** True where words can be coloured. */
export const canHighlight = (): boolean => registry() !== undefined;

/** Colours these pieces of the page as `::highlight(name)`, and no others. Nothing happens where the browser cannot. */
export function highlight(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) registry()?.delete(name);
  else registry()?.set(name, new Highlight(...ranges));
}

/** All text within an element, node by node. */
export function textNodes(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text);
  return nodes;
}
