import { fold } from './fold.ts';
import { slipsIn, within } from './near.ts';

/**
 * Words that people type for the same thing, a group a line, in any language: everyday words, what other countries call it, old names
 * of offices. Only what is missing in titles and keywords, at most 60 lines: every word costs a newcomer's bytes. Words of two letters
 * stay out, they are something else in another language.
 */
const groups = `
arzt doktor doctor dentist طبيب أطباء دكتور داکتر پزشک лікар врач доктор стоматолог зубной hekîm bijîşk dhakhtar dhaqtar پزیشک médico ሓኪም ሕክምና
krankenhaus spital hospital مستشفى مشفى лікарня больница госпиталь nexweşxane isbitaal روغتون نەخۆشخانە ሆስፒታል
wohnung miete flat apartment rent شقة بيت kira kiro کور خانوو piso alquiler vivienda ገዛ
arbeit work boulot عمل شغل کار وظيفة shaqo trabajo empleo ስራሕ
job stelle وظيفة وظائف شغل
deutsch german ألماني جرمني almanî
amt ämter behörde office
arbeitsamt agentur jobcenter
ausländerbehörde migrationsamt
geld sozialhilfe sozialleistungen sozialamt benefits welfare
anwalt lawyer юрист адвокат
geburt entbindung naissance accouchement birth
suizid selbstmord
gewalt violence schlagen beat beats beating hits عنف يضرب يضربني ضربني şiddet dövüyor бьет насилие насильство
krankenwagen notarzt herzinfarkt bewusstlos heart
notfall notruf urgencias emergencia urgence
apotheke pharmacy dermanxane farmashi درملتون farmacia ፋርማሲ
moschee mosque جامع مسجد mizgeft masaajid جومات مزگەوت መስጊድ
zug bahn train tren tareen
garbage rubbish trash
handy mobile smartphone
dolmetscher übersetzer interpreter translator
tafel lebensmittel food طعام أكل غذا
kita kindergarten daycare nursery
heim lager camp unterkunft
wlan wifi internet
studium universität
`;

let folded: readonly (readonly string[])[] | undefined;

/** Words that mean the same as this one, as one that it begins, or as one that it nearly is. */
export function synonymsOf(word: string): string[] {
  folded ??= groups
    .trim()
    .split('\n')
    .map((line) => fold(line).split(' '));
  const means = (other: string) => other === word || (word.length > 2 && other.startsWith(word)) || (word.length > 5 && within(word, other, slipsIn(word)));
  return folded.filter((group) => group.some(means)).flatMap((group) => group.filter((other) => other !== word));
}
