// Pictograms of Lucide (https://lucide.dev), ISC License, Copyright (c) Lucide Contributors; plus and minus from Feather, MIT License, Copyright (c) Cole Bemis.

/** Signs that nothing but the map uses, on the 24 × 24 grid of src/app/icons: here they cost only readers of the map. */
const strokes = {
  plus: 'M5 12h14M12 5v14',
  minus: 'M5 12h14',
  globe: 'M2 12h20M12 2a15 15 0 0 1 0 20a15 15 0 0 1 0-20M2 12a10 10 0 1 0 20 0a10 10 0 1 0-20 0',
  near: 'M2 12h3M19 12h3M12 2v3M12 19v3M5 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0M9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0',
};

export type StrokeName = keyof typeof strokes;

export const Stroke = ({ name }: { readonly name: StrokeName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={strokes[name]} />
  </svg>
);
