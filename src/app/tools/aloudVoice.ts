import { preferredLanguage } from '../../core/language/preferred.ts';
import { sentencesOf, spokenOf } from './aloudText.ts';
import { highlight, textNodes } from './highlight.ts';

/** A sentence on the page: the words that light up, and what the voice says. */
export interface Sentence {
  readonly range: Range;
  readonly block: Element;
  readonly spoken: string;
}

/** What is read of an entry, in the order of the page: name, summary, the numbers to dial, the text. */
const parts = 'h1, .lead, .call.big, .text';
const blocks = 'h1, h2, h3, h4, p, li, td, th, blockquote, pre';
const silent = '.beside, .hidden, [aria-hidden], [data-tool]';

/** The sentences of an article. Blocks are not joined: a heading is a sentence of its own. */
export function sentencesIn(article: Element, lang: string): Sentence[] {
  const byBlock = new Map<Element, Text[]>();
  for (const part of article.querySelectorAll(parts))
    for (const node of textNodes(part)) {
      const block = node.parentElement?.closest(blocks);
      if (!block || node.parentElement?.closest(silent)) continue;
      const known = byBlock.get(block);
      if (known) known.push(node);
      else byBlock.set(block, [node]);
    }
  return [...byBlock].flatMap(([block, nodes]) => sentencesOfBlock(block, nodes, lang));
}

function sentencesOfBlock(block: Element, nodes: readonly Text[], lang: string): Sentence[] {
  const text = nodes.map(({ data }) => data).join('');
  return sentencesOf(text, lang).map(([start, end]) => {
    const range = new Range();
    let spoken = '';
    let at = 0;
    for (const node of nodes) {
      const from = Math.max(0, start - at);
      const until = Math.min(node.length, end - at);
      at += node.length;
      if (from >= until) continue;
      if (spoken === '') range.setStart(node, from);
      range.setEnd(node, until);
      spoken += spokenOf(node.data.slice(from, until), node.parentElement?.closest('a[href^="tel:"]') !== null);
    }
    return { range, block, spoken };
  });
}

/** Says whether a voice of the phone speaks a language of ours; `voice` may call itself `ku-TR` or `de_DE`. */
const speaks = (voice: SpeechSynthesisVoice, lang: string) => preferredLanguage([voice.lang.replace('_', '-')], [lang]) === lang;

/** A voice that lives on the phone. One on the network would send the page there, sentence by sentence: never. */
export function localVoice(tag: string): SpeechSynthesisVoice | undefined {
  const lang = tag.split('-')[0] ?? tag;
  const voices = globalThis.speechSynthesis?.getVoices().filter((voice) => voice.localService === true && speaks(voice, lang)) ?? [];
  return voices.find((voice) => voice.default) ?? voices[0];
}

/** Where the reading is: the sentence, or undefined when it is over; and whether it goes on by itself. */
export interface Progress {
  readonly at: number | undefined;
  readonly isPlaying: boolean;
}

export interface Speaker {
  readonly play: (at: number) => void;
  readonly pause: () => void;
  readonly stop: () => void;
  readonly setRate: (rate: number) => void;
}

interface Input {
  readonly sentences: readonly Sentence[];
  readonly voice: SpeechSynthesisVoice;
  readonly onChange: (progress: Progress) => void;
}

/** One sentence after the other. Pause ends the sentence and play begins it anew: on Android a paused voice never comes back. */
export function createSpeaker({ sentences, voice, onChange }: Input): Speaker {
  const synthesis = globalThis.speechSynthesis;
  let at: number | undefined;
  let rate = 1;
  /** The utterance being said; kept, because browsers forget to tell the end of one that nobody holds. */
  let current: SpeechSynthesisUtterance | undefined;

  function tell() {
    onChange({ at, isPlaying: current !== undefined });
  }

  function silence() {
    current = undefined;
    synthesis.cancel();
  }

  function play(next: number) {
    const sentence = sentences[Math.max(0, next)];
    if (!sentence) return stop();
    silence();
    at = Math.max(0, next);
    const utterance = new SpeechSynthesisUtterance(sentence.spoken);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = rate;
    utterance.onend = () => current === utterance && play(next + 1);
    utterance.onerror = () => current === utterance && stop();
    current = utterance;
    show(sentence);
    synthesis.speak(utterance);
    tell();
  }

  function pause() {
    silence();
    tell();
  }

  function stop() {
    silence();
    at = undefined;
    show(undefined);
    tell();
  }

  return {
    play,
    pause,
    stop,
    setRate(next) {
      rate = next;
      if (current && at !== undefined) play(at);
    },
  };
}

/** Lights up a sentence, and its block where the browser cannot colour words; brings it into view. */
function show(sentence: Sentence | undefined): void {
  highlight('aloud', sentence ? [sentence.range] : []);
  for (const block of document.querySelectorAll('[data-aloud]')) block.removeAttribute('data-aloud');
  if (!sentence) return;
  sentence.block.setAttribute('data-aloud', '');
  sentence.block.scrollIntoView({ block: 'nearest' });
}
