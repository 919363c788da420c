import { useEffect } from 'preact/hooks';

/** The neutral page, public/1x1.html: a multiplication table, without a word in any language. The worker keeps it. */
const neutral = { file: '1x1.html', title: '1 × 1' };

/** Two presses of Escape within this time leave the page. In milliseconds. */
const twice = 1000;

/**
 * Leaves a sensitive page at once: first nothing is seen or heard of it, then the neutral page takes its place, in the history too,
 * so that "back" does not bring it up again. Other tabs and what the browser itself remembers are out of our reach.
 */
export function leave(base: string): void {
  document.documentElement.hidden = true;
  document.title = neutral.title;
  document.body.replaceChildren();
  (globalThis.speechSynthesis as SpeechSynthesis | undefined)?.cancel();
  location.replace(base + neutral.file);
}

/**
 * Lets the way out of a sensitive page (`[data-leave]`, a plain link without scripts) and Escape, pressed twice, leave it so.
 * `hint` tells of the keys where somebody points at the link, or hears it.
 */
export function useLeave(isSensitive: boolean, base: string, hint: string): void {
  useEffect(() => {
    if (!isSensitive) return;
    document.querySelector('[data-leave]')?.setAttribute('title', hint);
    let last = Number.NEGATIVE_INFINITY;
    const onKey = ({ key, repeat, timeStamp }: KeyboardEvent) => {
      if (key !== 'Escape' || repeat) return;
      if (timeStamp - last < twice) leave(base);
      last = timeStamp;
    };
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || !event.target.closest('[data-leave]')) return;
      event.preventDefault();
      leave(base);
    };
    // Before anything else that listens.
    addEventListener('keydown', onKey, true);
    addEventListener('click', onClick, true);
    return () => {
      removeEventListener('keydown', onKey, true);
      removeEventListener('click', onClick, true);
    };
  }, [isSensitive, base, hint]);
}
