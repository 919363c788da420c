import './aloud.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../reader.ts';
import { Icon } from '../ui/Icon.tsx';
import { Ltr } from '../ui/Ltr.tsx';
import { createSpeaker, localVoice, type Progress, type Speaker, sentencesIn } from './aloudVoice.ts';

/** Slower first: whoever listens is often learning. */
const rates = [1, 0.8, 0.6, 1.25];

const signs = { play: 'M6 4l14 8-14 8z', back: 'M19 5v14l-9-7zM6 5v14', next: 'M5 5v14l9-7zM18 5v14' };

const Sign = ({ of }: { readonly of: keyof typeof signs }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={signs[of]} />
  </svg>
);

/** The voice of the phone for a language; undefined where it has none. Browsers learn of their voices late. */
function useVoice(lang: string): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState(() => localVoice(lang));
  useEffect(() => {
    const look = () => setVoice(localVoice(lang));
    look();
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', look);
    return () => globalThis.speechSynthesis?.removeEventListener?.('voiceschanged', look);
  }, [lang]);
  return voice;
}

/** Reads the page aloud, sentence by sentence, in its own language. Absent where the phone itself has no voice for it. */
export function ReadAloud({ lang }: { readonly lang: string }) {
  const voice = useVoice(lang);
  return voice ? <Controls key={voice.voiceURI} lang={lang} voice={voice} /> : null;
}

function Controls({ lang, voice }: { readonly lang: string; readonly voice: SpeechSynthesisVoice }) {
  const { t } = useReader();
  const place = useRef<HTMLFieldSetElement>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const speaker = useRef<Speaker>(undefined);
  const [{ at, isPlaying }, setProgress] = useState<Progress>({ at: undefined, isPlaying: false });
  const [rate, setRate] = useState(0);
  useEffect(() => {
    const pause = () => document.visibilityState === 'hidden' && speaker.current?.pause();
    document.addEventListener('visibilitychange', pause);
    return () => {
      document.removeEventListener('visibilitychange', pause);
      // The page was turned.
      speaker.current?.stop();
    };
  }, []);

  function begin() {
    const article = place.current?.closest('article');
    if (!article) return;
    const made = createSpeaker({ sentences: sentencesIn(article, lang), voice, onChange: setProgress });
    made.setRate(rates[rate] ?? 1);
    speaker.current = made;
    made.play(0);
  }

  function changeRate() {
    const next = (rate + 1) % rates.length;
    setRate(next);
    speaker.current?.setRate(rates[next] ?? 1);
  }

  function close() {
    speaker.current?.stop();
    toggle.current?.focus();
  }

  const isOn = at !== undefined;
  // The first button stays the same element, so that the keyboard stays where it is when the others come and go.
  return (
    <fieldset ref={place} class={`chips aloud${isOn ? ' on' : ''}`} aria-label={t('aloud.title')}>
      {isOn && (
        <button type="button" class="chip" onClick={() => speaker.current?.play(at - 1)}>
          <Sign of="back" />
          <span class="hidden">{t('aloud.back')}</span>
        </button>
      )}
      <button ref={toggle} type="button" class="chip" onClick={() => (isPlaying ? speaker.current?.pause() : isOn ? speaker.current?.play(at) : begin())}>
        {isPlaying ? <Icon name="pause" /> : <Sign of="play" />}
        <span {...(isOn && { class: 'hidden' })}>{t(isPlaying ? 'saved.pause' : 'aloud.title')}</span>
      </button>
      {isOn && (
        <>
          <button type="button" class="chip" onClick={() => speaker.current?.play(at + 1)}>
            <Sign of="next" />
            <span class="hidden">{t('aloud.next')}</span>
          </button>
          <button type="button" class="chip" onClick={changeRate}>
            <span class="hidden">{t('aloud.speed')} </span>
            <Ltr>{rates[rate]} ×</Ltr>
          </button>
          <button type="button" class="chip" onClick={close}>
            <Icon name="x" />
            <span class="hidden">{t('map.close')}</span>
          </button>
        </>
      )}
    </fieldset>
  );
}
