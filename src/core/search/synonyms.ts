import { fold } from './fold.ts';
import { slipsIn, within } from './near.ts';

/**
 * Words that people type for the same thing, a group a line, in any language: everyday words, what other countries call it, old names
 * of offices. Only what is missing in titles and keywords, at most 60 lines: every word costs a newcomer's bytes. Words of two letters
 * stay out, they are something else in another language.
 */
const groups = `
arzt doktor doctor hausarzt zahnarzt dentist dentiste médecin docteur طبيب أطباء دكتور پزشک دکتر داکتر لікар лікар доктор стоматолог врач зубной hekîm doxtor bijîşk dhakhtar dhaqtar پزیشک médico doctora ሓኪም
krankenhaus spital klinik hospital مستشفى مشفى بیمارستان شفاخانه лікарня больниця больница госпиталь nexweşxane isbitaal روغتون نەخۆشخانە ሆስፒታል
wohnung miete flat apartment rent appartement loyer شقة إيجار بيت خانه کرایه квартира аренда житло kira kiro کور خانوو piso alquiler vivienda ገዛ
arbeit work boulot عمل شغل کار وظيفة робота работа trabajo empleo
job stelle وظيفة وظائف شغل вакансия
deutsch german ألماني جرمني almanca almanî алман немецкий німецька
amt behörde ämter office
arbeitsamt arbeitsagentur agentur jobcenter
ausländerbehörde ausländeramt migrationsamt أجانب
bürgeramt bürgerbüro rathaus meldeamt einwohnermeldeamt
geld sozialhilfe sozialleistungen sozialamt benefits welfare
anwalt lawyer юрист адвокат محامي
geburt entbindung naissance accouchement birth
notfall notruf urgencias emergencia urgence
apotheke pharmacy صيدلية داروخانه دواخانه аптека eczane dermanxane farmashi درملتون farmacia
moschee mosque جامع مسجد mizgeft جومات مزگەوت መስጊድ
zug bahn train tren trên tareen
müll abfall garbage rubbish trash
handy mobile phone smartphone
dolmetscher übersetzer interpreter translator
tafel lebensmittel food طعام أكل غذا
gesundheitskarte krankenkasse versicherung insurance страховка بیمه sigorta
kleidung kleider clothes
führerschein fahrerlaubnis licence license
psychologe psychiater therapie psychologist
kita kindergarten daycare nursery
heim lager camp unterkunft shelter
wlan wifi internet
kinder kind children
studium universität university
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
