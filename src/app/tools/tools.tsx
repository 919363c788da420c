import { type ComponentChild, render } from 'preact';
import { type Reader, ReaderContext } from '../reader.ts';
import { Reading } from './beside.tsx';
import { CalendarButton } from './calendar.tsx';
import { EntryTool } from './entry.tsx';
import { KeptThings, Town } from './favourites.tsx';
import { Filter } from './filter.tsx';
import type { FilteredPage } from './filterOptions.tsx';
import { Handover } from './handover.tsx';
import { InstallHelp } from './install.tsx';
import { ReportTool } from './reportTool.tsx';
import { Results } from './results.tsx';
import { Traces } from './traces.tsx';

export { passesOf } from './filter.tsx';

/** The tool of each `data-tool`: what is drawn there. `data-of` names the entry, where there is one. */
const tools: Readonly<Record<string, (of: string) => ComponentChild>> = {
  filter: (of) => <Filter page={of as FilteredPage} />,
  calendar: (of) => <CalendarButton of={of} />,
  entry: (of) => <EntryTool of={of} />,
  handover: () => <Handover />,
  install: () => <InstallHelp />,
  kept: (of) => <KeptThings of={of} />,
  reading: (of) => <Reading of={of} />,
  results: () => <Results />,
  report: (of) => <ReportTool key={of} of={of} />,
  town: () => <Town />,
  traces: () => <Traces />,
};

/** Where tools were drawn, as long as those places stand. */
const drawn = new Set<HTMLElement>();

/** Draws a tool into each of the places; called whenever the page was drawn anew. */
export function showTools(places: Iterable<HTMLElement>, reader: Reader): void {
  // A page that was turned took its places along: what was drawn there lets go of keys, voices and the lit screen.
  for (const place of drawn) {
    if (place.isConnected) continue;
    render(null, place);
    drawn.delete(place);
  }
  for (const place of places) {
    const tool = tools[place.dataset['tool'] ?? ''];
    if (!tool) continue;
    drawn.add(place);
    render(<ReaderContext.Provider value={reader}>{tool(place.dataset['of'] ?? '')}</ReaderContext.Provider>, place);
  }
}
