import type { Progress } from './makeBasemap.ts';

/** Where progress is shown: a terminal, or a log that wants plain lines. */
export interface Screen {
  readonly isTTY: boolean;
  readonly write: (text: string) => void;
}

const words = { reading: 'Reading', drawing: 'Drawing', fetching: 'Fetching' } as const;

export interface ProgressBar {
  readonly show: (at: { readonly step: Progress['step'] | 'fetching'; readonly share: number }) => void;
  /** Clears the bar, so that the closing line stands alone. */
  readonly done: () => void;
}

/** A bar on a terminal, in a log a line every quarter. */
export function progressBar({ isTTY, write }: Screen): ProgressBar {
  let last = '';
  return {
    show({ step, share }) {
      const percent = Math.min(100, Math.floor(share * 100));
      const shown = isTTY ? percent : percent - (percent % 25);
      const line = `${words[step]} ${shown} %`;
      if (line === last) return;
      last = line;
      const full = Math.round(shown / 4);
      write(isTTY ? `\r\u001b[K[${'#'.repeat(full)}${'.'.repeat(25 - full)}] ${line}` : `${line}\n`);
    },
    done() {
      if (isTTY && last !== '') write('\r\u001b[K');
    },
  };
}
