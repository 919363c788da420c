import { afterEach, describe, expect, test, vi } from 'vitest';
import { sentencesOf, spokenOf } from '../../src/app/tools/aloudText.ts';

const cut = (text: string, lang = 'de') => sentencesOf(text, lang).map(([start, end]) => text.slice(start, end));

describe('sentences', () => {
  test.each([
    ['de', 'Sind Sie krank? Rufen Sie an. Sagen Sie Ihren Namen!', ['Sind Sie krank?', 'Rufen Sie an.', 'Sagen Sie Ihren Namen!']],
    ['ar', 'هل أنتم مرضى؟ اتصلوا بالعيادة. انتظروا.', ['هل أنتم مرضى؟', 'اتصلوا بالعيادة.', 'انتظروا.']],
    ['ti', 'ደውሉ። ንዝኾነ ሓደጋ 112 ደውሉ።', ['ደውሉ።', 'ንዝኾነ ሓደጋ 112 ደውሉ።']],
    ['uk', 'Зателефонуйте. Скажіть, де ви.', ['Зателефонуйте.', 'Скажіть, де ви.']],
  ])('end where they end in %s', (lang, text, sentences) => {
    expect(cut(text, lang)).toEqual(sentences);
  });

  test('do not end after an abbreviation or the day of a date', () => {
    expect(cut('Das gilt z. B. für Kinder. Fragen Sie Dr. Meier.')).toEqual(['Das gilt z. B. für Kinder.', 'Fragen Sie Dr. Meier.']);
    expect(cut('Am 21. November ist zu. Kommen Sie später.')).toEqual(['Am 21. November ist zu.', 'Kommen Sie später.']);
  });

  test('need no full stop, and blanks are none', () => {
    expect(cut('Was Sie tun')).toEqual(['Was Sie tun']);
    expect(cut('  \n ')).toEqual([]);
    expect(cut('')).toEqual([]);
  });

  describe('in a browser without a segmenter', () => {
    const { Segmenter } = Intl;
    afterEach(() => {
      Object.assign(Intl, { Segmenter });
      vi.restoreAllMocks();
    });
    test('end at the full stops of our scripts', () => {
      Reflect.deleteProperty(Intl, 'Segmenter');
      expect(cut('Sind Sie krank? Rufen Sie an.')).toEqual(['Sind Sie krank?', 'Rufen Sie an.']);
      expect(cut('هل أنتم مرضى؟ انتظروا.', 'ar')).toEqual(['هل أنتم مرضى؟', 'انتظروا.']);
      expect(cut('ደውሉ። ሓግዙ።', 'ti')).toEqual(['ደውሉ።', 'ሓግዙ።']);
    });
  });
});

describe('numbers that are dialled are said digit by digit', () => {
  test.each([
    ['Rufen Sie 112 an.', 'Rufen Sie 1 1 2 an.'],
    ['Rufen Sie 110, 115 oder 116117.', 'Rufen Sie 1 1 0, 1 1 5 oder 1 1 6 1 1 7.'],
    ['اتصلوا بالرقم 116 117 الآن', 'اتصلوا بالرقم 1 1 6, 1 1 7 الآن'],
    ['Telefon 0261 / 108103', 'Telefon 0 2 6 1, 1 0 8 1 0 3'],
    ['+49 261 108103', '+ 4 9, 2 6 1, 1 0 8 1 0 3'],
    ['0800 1110550.', '0 8 0 0, 1 1 1 0 5 5 0.'],
  ])('%s', (text, spoken) => expect(spokenOf(text, false)).toBe(spoken));

  test.each(['112 Euro', '110 €', 'um 11:10 Uhr', '1.112 Menschen', 'am 21.11.2026', '08:00 bis 12:00', '56068 Koblenz', '§ 24', '1120', '5 Tage', '11.2'])(
    'and “%s” is not dialled',
    (text) => expect(spokenOf(text, false)).toBe(text),
  );

  test('everything in a telephone link is', () => {
    expect(spokenOf('19 222', true)).toBe('1 9, 2 2 2');
    expect(spokenOf('Rufen Sie 19222', true)).toBe('Rufen Sie 1 9 2 2 2');
  });
});
