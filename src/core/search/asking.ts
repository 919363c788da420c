import { fold } from './fold.ts';

/** Words that turn a thing into a question, in all languages: where, how, I, my, need, and articles. */
const asking = new Set(
  fold(
    `wo wie was wer wann ich mein meine mir mich brauche finde finden möchte kann bekomme bekommen ein eine einen der die das den dem ist und für im zum zur mit
where how what who when my me need want can get the are for to an in of and have do does with
où ou comment quoi je mon ma mes besoin trouver veux peux un une le la les des du de est et pour au aux dans avec suis
dónde donde cómo como qué yo mi necesito quiero puedo encontrar un una el los las del en para con soy estoy hay
أين وين كيف ماذا شو أنا عندي أريد بدي عن في من على الى هل مع
کجا چطور چگونه چی من دارم میخواهم باید در از به با را برای است یک
де як що хто я мій моя мене потрібно треба хочу можу знайти в у на до з для і та
где как что кто я мой моя меня нужно надо хочу могу найти в у на к с для и
nerede nasıl ne kim ben benim lazım istiyorum bir için ve ile bulmak
xaggee halkee sidee waa waan aan wuu i u ku ka iyo baahanahay doonayaa
ኣበይ ከመይ እንታይ ኣነ ኣሎ ናይ ኣብ ናብ ምስ ይደሊ እደሊ
چیرته څنګه څه زه زما مې د په ته له کې غواړم سره
لەکوێ چۆن چی من لە بۆ بە دەمەوێت و
li ku çawa çi ez min ji bo bi dixwazim û im`,
  ).split(/\s+/),
);

/** For whom something is: beside another word it says little. A doctor for the child is a doctor. */
const children = new Set(
  fold(
    `kind kinder child children kids enfant enfants niño niños hijo hija طفل أطفال الأطفال للأطفال کودک بچه اطفال ماشوم ماشومانو منداڵ منداڵان
дитина дитини дитячий дитяча діти ребенок ребёнок детский дети çocuk çocuğum carruur carruurta zarok zarokan ቆልዓ ቆልዑ ህጻን`,
  ).split(/\s+/),
);

/** What a word counts beside others, from 0 to 1. */
export const standingOf = (word: string): number => (children.has(word) ? 0.4 : 1);

/** The words that a question is about: all of them where none of them is. */
export function withoutAsking(words: readonly string[]): readonly string[] {
  const things = words.filter((word) => !asking.has(word));
  return things.length > 0 ? things : words;
}
