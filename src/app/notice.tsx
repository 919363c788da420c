import { render } from 'preact';
import { type Reader, ReaderContext } from './reader.ts';
import { OfflineBadge } from './ui/OfflineBadge.tsx';
import { OfflineCard } from './ui/OfflineCard.tsx';

/** Tells how saving goes on a page that is not alive yet: on a slow line that is when it matters. */
export interface Notice {
  readonly show: (reader: Reader) => void;
  /** Puts the page back as it was printed. */
  readonly end: () => void;
}

/** Takes the place of the printed badge; nothing on the page moves unless saving has failed. */
export function createNotice(root: HTMLElement): Notice {
  const printed = root.querySelector<HTMLElement>('.notes .badge');
  const place = document.createElement('div');
  place.style.display = 'contents';
  return {
    show(reader) {
      if (!printed) return;
      if (printed.isConnected) printed.replaceWith(place);
      render(
        <ReaderContext.Provider value={reader}>
          <OfflineBadge />
          {reader.offline.state === 'failed' && <OfflineCard />}
        </ReaderContext.Provider>,
        place,
      );
    },
    end() {
      if (!printed || printed.isConnected) return;
      render(null, place);
      place.replaceWith(printed);
    },
  };
}
