import type { Show, StageInput } from './map/mapStage.ts';

/**
 * The map of a page, see map/mapStage.ts. It is a chunk of its own, loaded when the first map is looked at: whoever opens the page of
 * the map will look at it, so there its code does not wait for the words.
 */
export function createMapMount(input: StageInput): Show {
  let stage: Promise<Show | undefined> | undefined;
  // Undefined where the chunk did not come: boot.ts looks after it, and the list beside the map is there.
  const load = async () => {
    const chunk: typeof import('./map/mapStage.ts') | undefined = await import('./map/mapStage.ts');
    return chunk?.createStage(input);
  };
  const hasMap = (root: ParentNode) => root.querySelector('[data-map]') !== null;
  if (hasMap(document)) stage = load();
  return async (root, reader) => {
    if (!stage && !hasMap(root)) return;
    stage ??= load();
    const show = await stage;
    if (!show) stage = undefined;
    return show?.(root, reader);
  };
}
