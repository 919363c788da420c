import { fold } from './fold.ts';
import { kinship, slipsIn, within } from './near.ts';
import { soundingLike } from './sound.ts';

/**
 * Words that people use for the same thing, a group a line, in any language: everyday words, what other countries call it, old names
 * of offices, and for languages with few translated pages the common word itself. German titles travel with every pack: a group that
 * has a word of one leads there from all its words. Words that are something else in another language stay out (Kurdish «mal» and
 * «dêr», Turkish «para»), and all of two letters. Every word costs a newcomer's bytes: only what titles and keywords do not know.
 */
const groups = `
arzt doktor doctor physician grippe erkältung flu грип грипп dentist zahn krank schmerz schmerzen weh halsschmerzen sick paediatrician pediatrician pediatra pédiatre médecin malade médico enfermo odontólogo طبيب أطباء دكتور مريض حرارة داکتر پزشک دکتر مریض بیمار лікар врач доктор стоматолог зубной педіатр педиатр терапевт хвора хворий больной hasta hekîm bijîşk doxtor nexweş dhakhtar dhaqtar bukaa jirran xanuun پزیشک دکتۆر نەخۆش ډاکټر ناروغ ሓኪም ዶክተር ሕክምና ሓሚመ ሕሙም ache tooth diran êş diêşe ስኒ ስነይ ሓሚሙ ሓሚሙኒ ቃንዛ
krankenhaus klinik notaufnahme spital hospital clinic مستشفى مشفى شفاخانه بیمارستان лікарня больница госпиталь hastane acil nexweşxane isbitaal روغتون نەخۆشخانە خەستەخانە ሆስፒታል ሓኪምቤት
apotheke pharmacy chemist farmacia pharmacie صيدلية دواخانه аптека eczane dermanxane farmashi درملتون دەرمانخانە ፋርማሲ
medikamente medizin medicine medicina médicament دواء دارو ліки лекарство ilaç derman daawo درمل دەرمان መድሃኒት
schwangerschaft schwanger geburt entbindung hebamme frauenarzt gynäkologe pregnancy pregnant birth midwife gynecologist naissance accouchement enceinte embarazo embarazada parto حامل ولادة قابلة حامله вагітна пологи гінеколог беременная роды гинеколог hamile gebelik doğum ducanî zayîn uur uurka umulid امیندواره اميندواره دووگیان سکپڕ ጥንስቲ ሕርሲ pîrik ጥንሲ መሕረሲት
wohnung wohnungssuche miete mietvertrag kaution nebenkosten kündigungsfrist flat apartment rent house room logement chambre loyer piso alquiler vivienda habitación departamento شقة بيت غرفة سكن خانه اتاق квартира кімната комната daire kira kirê xanî guri kiro qol کور کرایه کرايه خانوو شوقە کرێ ገዛ ቤት ክራይ ode ኣካሪ casero arriendo ክፍሊ
arbeit job stelle minijob teilzeit work vacancy boulot عمل شغل کار وظيفة وظائف вакансія вакансия shaqo trabajo empleo دنده ئیش ስራሕ
jobcenter arbeitsamt agentur arbeitslos arbeitslosengeld bürgergeld unemployment کاریابی безробіття безработица işsizlik chômage desempleo paro bêkarî ሸቐልቀልቲ ጆብሴንተር
ausbildung lehrstelle azubi apprenticeship apprentissage کارآموزی
zeugnis zeugnisse abschluss diplom studium studieren universität university degree diploma جامعة دانشگاه університет университет üniversite universidad jaamacad zanîngeh زانکۆ ዩኒቨርሲቲ پوهنتون bawername ምስክር
deutsch german deutschkurs sprachkurs ألماني جرمني almanî jarmal luqad koorso ቋንቋ ኮርስ
amt ämter behörde office
ausländerbehörde migrationsamt immigration foreigners
geld sozialhilfe sozialleistungen sozialamt kindergeld benefits welfare financial money financière денежная фінансова مالية ayudas dinero argent allocations سوسيال فلوس راتب مساعدات سوسیال پول гроші деньги пособие pere lacag پیسې پارە ገንዘብ
schulden schuldner schuldnerberatung debt debts dettes deudas ديون قرض борги долги borç
anwalt rechtsanwalt lawyer avocat abogado محامي وکیل وكيل юрист адвокат avukat parêzer qareen پارێزەر ጠበቓ solicitor
abgelehnt ablehnung abschiebung deportation rejected expulsion deportación rechazo ترحيل اخراج відмова депортація депортация sınırdışı tarxiil oqtf itiraz dersînor ምጥራዝ ተነጺጉ
asyl asylverfahren asylum refugee asilo refugiado لجوء پناهندگی پناه притулок убежище iltica penaber magangalyo qaxooti پەنابەر ዑቕባ ስደተኛ penaxwaz азюль ሓተታ
anhörung interview hearing entretien entrevista مقابلة مصاحبه співбесіда интервью mülakat hevpeyvîn wareysi مرکه چاوپێکەوتن ቃለመጠይቕ
dolmetscher übersetzer interpreter translator traducteur traductor intérprete مترجم ترجمان перекладач переводчик tercüman wergêr turjubaan ژباړونکی وەرگێڕ ተርጓሚ
aufenthalt aufenthaltspapier aufenthaltserlaubnis aufenthaltstitel duldung visum visa residence اقامة اقامت посвідка ikamet îqame rûniştin sharci sharciga deganaansho ئیقامە
anmeldung anmelden adresse address registration mairie empadronamiento domicilio прописка реєстрація регистрация cinwaan ناونیشان
kita kindergarten krippe tagesmutter babysitter daycare nursery childcare garderie nounou guardería حضانة روضة مهدکودک کودکستان садок ясла ясли kreş xannaano وړکتون باخچە መውዓሊ ኪታ
schule einschulung school enrolment colegio escuela مكتب مکتب mekteb dibistan iskuul dugsi ښوونځی قوتابخانە ትምህርቲ
polizei überfall überfallen diebstahl dieb gestohlen geklaut theft thief stolen robbery robbed voleur robo ladrón robado سرقة حرامي دزدی دزد غلا غل крадіжка вкрали украли кража hırsız çalındı diz tuug xatooyo دزی ሌባ ሰራቒ ሰረቕቲ ስርቂ attack einbrecher agression asalto ተሰሪቐ
feuer fire feuerwehr incendie incendio حريق إطفاء آتش пожежа пожар itfaiye yangın agir ئاگر اور ሓዊ ባርዕ
krankenwagen notarzt unfall ambulance accident herzinfarkt bewusstlos heart ambulans ambulaas آمبولانس حادث تصادف швидка скорая аварія авария kaza ئەمبولانس ئەمبوڵانس ኣምቡላንስ accidente
notfall notruf urgencias emergencia urgence
gewalt stalking violence schlagen schlägt beat beats beating hits rape vergewaltigt frappe pega violencia عنف يضرب يضربني ضربني اغتصاب خشونت کتک б’є бьет насилие насильство şiddet dövüyor dixe tundî garaac garaaca rabshad تاوتریخوالی وهي توندوتیژی لێم ዓመጽ ይሃርመኒ ይወቕዓኒ abused golpea lêdixe lêdide
suizid selbstmord telefonseelsorge suicide suicidio intihar انتحار خودکشی самогубство самоубийство
rundfunkbeitrag gez fernsehgebühr fernsehen televîzyon гец ሬድዮ
seele schlafstörung panikattacken insomnie depression trauma angst anxiety psychologe psychiater therapie psicólogo ansiedad نفسي اكتئاب روانشناس افسردگی психолог psikolog خپګان خەمۆکی niyadjab ጭንቀት razêm ድቃስ
moschee beten gebet freitagsgebet kirche mosque church pray mezquita iglesia جامع مسجد صلاة نماز мечеть церква церковь cami mizgeft masjid masaajid جومات مزگەوت መስጊድ ቤተክርስቲያን ቤተክርስትያን nimêj
fest feste zuckerfest opferfest ramadan رمضان bayram ciid cejn نوروز
bus bahn zug train ticket monatsticket fahrkarte fahrschein tram boleto billete باص قطار حافلة تذكرة تکت بلیط потяг поїзд квиток поезд билет tren trên tareen tikidh bilêt otobus شەمەندەفەر پاس اورګاډی ባቡር ኣውቶቡስ pasaje ትኬት ባስ
müll garbage rubbish trash basura زبالة نفايات آشغال کثافات сміття мусор çöp gemar qashin زبڵ ጎሓፍ çop zibil
handy mobile smartphone sim internet wifi wlan شريحة موبايل موبایل сімка симка telefoon taleefan móvil teléfono انټرنېټ ئینتەرنێت مۆبایل ተሌፎን ስልኪ ኢንተርነት celular ሲም ቴሌፎን ተለፎን xet
tafel lebensmittel food essen طعام أكل غذا خوراک їжа продукти продукты еда yemek xwarin cunto خواړه ډوډۍ خواردن መግቢ comida alimentos nourriture ምግቢ
einkaufen supermarkt halal helal حلال халяль
kleidung kleider klamotten kleiderladen kleiderkammer jacke winterjacke clothes clothing coat ropa habits ملابس ثياب لباس جامې کالي одяг одежда kıyafet elbise giysi cil dhar جلوبەرگ ክዳን mont manteau куртка جاكيت kinc
impfung impfungen vaccine vaccination vacuna تطعيم لقاح واکسین щеплення прививка vaksîn tallaal کوتان ڤاکسین ክታበት aşî sorik ክትባት
bank konto bankkonto account cuenta banco بنك بانک bangi banke بانق ባንኪ ባንክ
führerschein licence license fahrschule رخصة گواهینامه لیسنس права водія ehliyet sürücü conducir manejar liisan ሊቸንሳ ajokarî ajotin መንጃ መኪና
familiennachzug nachholen reunion reunification birleşimi regroupement reagrupación bira yekbûn ሓወይ ምጥርናፍ
heim lager camp unterkunft
selbstständig gewerbe geschäft laden business firma freelance
`;

let folded: readonly (readonly string[])[] | undefined;

function foldedGroups(): readonly (readonly string[])[] {
  folded ??= groups
    .trim()
    .split('\n')
    .map((line) => fold(line).split(' '));
  return folded;
}

const sounding = soundingLike(() => foldedGroups().flat());

/** The words that stand in a group with one that means this. */
const groupsWith = (means: (other: string) => boolean): readonly string[] =>
  foldedGroups()
    .filter((group) => group.some(means))
    .flat();

/** Kurmanji «êş» and «diêşe», it hurts: folded they are the German «es» and «diese». Asked for, they mean their group; from it nobody is led to them. */
const deceptive = new Set(['es', 'diese']);

/** Words of the last queries: while the fifth word is typed, four are the same at every key. */
const lately = new Map<string, readonly string[]>();

/** Words that mean the same as this one, as one that it begins, as another form of it, or as one that it nearly is. */
export function synonymsOf(word: string): readonly string[] {
  const synonyms = lately.get(word) ?? lookUpSynonyms(word);
  lately.delete(word);
  lately.set(word, synonyms);
  const [oldest] = lately.keys();
  if (lately.size > 30 && oldest !== undefined) lately.delete(oldest);
  return synonyms;
}

function lookUpSynonyms(word: string): readonly string[] {
  const slips = slipsIn(word);
  const begins = (other: string) => other === word || (word.length > 2 && other.startsWith(word));
  const resembles = (other: string) =>
    (word.length > 5 && Math.abs(word.length - other.length) <= slips && within(word, other, slips)) || (other.length > 3 && kinship(word, other) > 0.6);
  const known = groupsWith(begins);
  // A word that stands here is not taken for another one: Schulden for Schule.
  return (known.length > 0 ? known : groupsWith(resembles)).filter((other) => other !== word && !deceptive.has(other));
}

/** For a word that nothing knows: what means the same as part of it (Bauchschmerzen), or as what it sounds like in another script. */
export function guessesFor(word: string): readonly string[] {
  const isPart = (other: string) => other.length > 3 && word.length > 6 && other.length * 3 > word.length && (word.startsWith(other) || word.endsWith(other));
  const same = sounding(word);
  return groupsWith((other) => isPart(other) || same.includes(other));
}
