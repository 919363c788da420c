import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useReader } from '../reader.ts';
import { Icon } from '../ui/Icon.tsx';

interface SheetProps {
  /** What the sheet is, for those who hear it. */
  readonly name: string;
  readonly kind: string;
  /** False on sensitive pages: an entry of the history for the sheet would keep the page behind it. */
  readonly isInHistory: boolean;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** Written into the history while a sheet is open, so that the back button of the phone closes it and not the page. */
const mark = 'atlas-sheet';

/** Fills the screen above the page. Escape, "back" and the button close it; while it is open the screen stays awake. */
export function Sheet({ name, kind, isInHistory, onClose, children }: SheetProps) {
  const { t } = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  useAwake();
  // Before it is painted: a "back" must never meet a sheet that is seen and not yet in the history.
  useLayoutEffect(() => {
    const element = dialog.current;
    // Browsers of autumn 2021 without dialogs: the same sheet, without the page behind it being asleep.
    if (element?.showModal) element.showModal();
    else element?.setAttribute('open', '');
    if (!isInHistory) return;
    history.pushState(mark, '');
    addEventListener('popstate', onClose);
    return () => {
      removeEventListener('popstate', onClose);
      leaveHistory();
    };
  }, []);
  // By way of the history, which answers later: a sheet that is opened in between would be closed by the answer to this one.
  const close = () => {
    if (!leaveHistory()) onClose();
  };
  return (
    <dialog
      ref={dialog}
      class={`sheet ${kind}`}
      aria-label={name}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <button type="button" class="plain shut" onClick={close}>
        <Icon name="x" />
        {t('map.close')}
      </button>
      {children}
    </dialog>
  );
}

/** Goes back from the sheet's entry, once, however often she taps. False where there is none. */
function leaveHistory(): boolean {
  if (history.state !== mark) return false;
  history.replaceState(null, '');
  history.back();
  return true;
}

/** A screen that goes dark in the hand of a stranger is of no use. Browsers let go of it when the page is hidden. */
function useAwake() {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      try {
        lock = await (navigator.wakeLock as WakeLock | undefined)?.request('screen');
      } catch {
        // Battery low, or refused: the phone's own time must do.
      }
      if (isOver) void lock?.release();
    };
    void ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
