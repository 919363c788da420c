/** The colours of topics on paper: dark enough that a white pictogram on them has a contrast of 4.5 : 1. */
export const colors: Readonly<Record<string, string>> = {
  sky: '#0b6fb8',
  green: '#2b7a34',
  pink: '#c2256b',
  violet: '#6f42b5',
  orange: '#b8500b',
  gold: '#8a6100',
  indigo: '#3b4cb3',
  brown: '#7a4f34',
  teal: '#0b7770',
  plum: '#8e2f7d',
  red: '#b3131f',
};
