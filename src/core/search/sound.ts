/** What the letters of other scripts sound like: consonants only, since vowels are what one hears and writes in ten ways. */
const letters =
  'бb вv гg дd жj зs кk лl мm нn пb рr сs тt фf хh цs чx шx щx ' + 'بb پb تt طt ثs جj چx حh خh هh دd ذs ضd رr زs ژj سs شx صs ظs غg گg فf قk کk لl مm نn وw';
const sounds = new Map(letters.split(' ').map(([letter = '', sound = '']) => [letter, sound]));

/** Ethiopic has eight places in a row for each consonant, from ሀ on. */
const ethiopic = 'hlhmsrsxkkkkbvtxhhnn-kkhhv-sj-ddjgggtxbssfb';

const soundOf = (letter: string): string => sounds.get(letter) ?? ethiopic[(letter.charCodeAt(0) - 0x1200) >> 3] ?? letter;

/** The same sounds in Latin letters, those that are spelt with two first. */
const spelt = (word: string): string =>
  word
    .replace(/ti(?=o)/g, 's')
    .replace(/s?ch|sh/g, 'x')
    .replace(/zh/g, 'j')
    .replace(/kh/g, 'h')
    .replace(/ck|q/g, 'k')
    .replace(/[cz]/g, 's')
    .replace(/p/g, 'b')
    .replace(/w/g, 'v');

const isLatin = (word: string): boolean => /^[a-z]+$/.test(word);

/** How a folded word sounds, without its vowels but for one that it begins with. Empty where too little is left to tell words apart. */
export function soundsOf(word: string): string {
  const heard = (isLatin(word) ? spelt(word) : [...word.replace(/дж/g, 'j')].map(soundOf).join(''))
    .replace(/(.)\1+/g, '$1')
    .replace(/^w/, 'v')
    .replace(/^([^a-z]|[aeiouy])/, 'A')
    .replace(/[^a-zA]|[aeiouwy]|h$/g, '');
  return heard.replace('A', '').length > 2 ? heard : '';
}

/**
 * Finds among many words those that are the same in another script: who has no keyboard for her own writes tabib for طبيب and vrach for
 * врач, and who heard a German word at an office writes джобцентр or ኪንደርጋርተን. Within a script that is not asked: too many words sound
 * alike. The many are listened to once, when the first is asked for, and not with every key.
 */
export function soundingLike(words: () => Iterable<string>): (word: string) => readonly string[] {
  let bySound: Map<string, string[]> | undefined;
  return (word) => {
    const sounds = soundsOf(word);
    if (sounds === '') return [];
    if (!bySound) {
      bySound = new Map();
      for (const other of words()) {
        const same = bySound.get(soundsOf(other));
        if (same) same.push(other);
        else bySound.set(soundsOf(other), [other]);
      }
    }
    return (bySound.get(sounds) ?? []).filter((other) => isLatin(other) !== isLatin(word));
  };
}
