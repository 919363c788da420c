import { useState } from 'preact/hooks';
import { useReader } from '../reader.ts';
import { Icon } from '../ui/Icon.tsx';
import { copyText, shareSheet } from './entryCopy.ts';
import { Sign } from './entrySigns.tsx';

/** Opens the phone's share sheet; nothing where it has none. */
export function ShareButton({ text }: { readonly text: string }) {
  const { t } = useReader();
  const share = shareSheet();
  if (!share) return null;
  return (
    <button type="button" class="chip" onClick={() => void share(text)}>
      <Sign name="share" />
      {t('take.share')}
    </button>
  );
}

/** Copies a text and says so; where the browser forbids it the text lies open, to be selected by hand. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useReader();
  const [copied, setCopied] = useState<string>();
  const [failed, setFailed] = useState(false);
  const copy = async () => {
    const isDone = await copyText(text);
    setCopied(isDone ? text : undefined);
    setFailed(!isDone);
  };
  // Another text was not copied yet.
  const isCopied = copied === text;
  return (
    <>
      <button type="button" class="chip" onClick={() => void copy()}>
        {isCopied ? <Icon name="check" /> : <Sign name="copy" />}
        {t(isCopied ? 'take.copied' : 'take.copy')}
      </button>
      <span class="hidden" role="status">
        {isCopied && t('take.copied')}
      </span>
      {failed && (
        <label class="byHand">
          {t('take.failed')}
          <textarea readOnly rows={8} dir="auto" value={text} />
        </label>
      )}
    </>
  );
}
