/** As a `ref`: what opens beside the button that was pressed must be seen, and may stand behind the bar at the bottom of the screen. */
export const comeIntoSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
