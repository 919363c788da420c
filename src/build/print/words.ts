import type { TranslationMethod } from '../../core/atlas/entry.ts';

/**
 * The few words that stand on paper and nowhere in the packs. Short, because a card is as large as a hand. Readers are
 * addressed politely and without gender where the language allows it.
 */
export interface PrintWords {
  /** `original` or how it was translated; native readers look at `machine` first. */
  readonly method: TranslationMethod;
  readonly welcome: string;
  /** Beside the QR code. */
  readonly scan: string;
  readonly offline: string;
  readonly emergency: string;
  /** 112 */
  readonly fire: string;
  /** 110 */
  readonly police: string;
  /** 116117 */
  readonly doctor: string;
  /** Only where the district says that it is a demonstration. */
  readonly demonstration: string;
}

export const printWords: Readonly<Record<string, PrintWords>> = {
  de: {
    method: 'original',
    welcome: 'Willkommen',
    scan: 'Hier scannen',
    offline: 'Funktioniert nach dem ersten Besuch ohne Internet.',
    emergency: 'Notfall',
    fire: 'Feuerwehr, Rettungswagen',
    police: 'Polizei',
    doctor: 'Ärztlicher Bereitschaftsdienst',
    demonstration: 'Demonstration: Kein Amt hat diese Angaben bestätigt.',
  },
  'de-simple': {
    method: 'original',
    welcome: 'Willkommen',
    scan: 'Hier scannen',
    offline: 'Beim ersten Mal mit Internet. Danach ohne Internet.',
    emergency: 'Notfall',
    fire: 'Feuer, Krankenwagen',
    police: 'Polizei',
    doctor: 'Arzt, wenn die Praxis zu ist',
    demonstration: 'Das ist ein Beispiel. Kein Amt hat es geprüft.',
  },
  en: {
    method: 'original',
    welcome: 'Welcome',
    scan: 'Scan me',
    offline: 'Works without internet after the first visit.',
    emergency: 'Emergency',
    fire: 'Fire, ambulance',
    police: 'Police',
    doctor: 'Doctor on call',
    demonstration: 'Demonstration: no authority has confirmed this.',
  },
  uk: {
    method: 'machine',
    welcome: 'Ласкаво просимо',
    scan: 'Відскануйте код',
    offline: 'Після першого відвідування працює без інтернету.',
    emergency: 'Екстрена допомога',
    fire: 'Пожежна служба, швидка',
    police: 'Поліція',
    doctor: 'Черговий лікар',
    demonstration: 'Демонстрація: жодна установа цього не підтвердила.',
  },
  ar: {
    method: 'machine',
    welcome: 'أهلاً وسهلاً',
    scan: 'يُرجى مسح الرمز',
    offline: 'يعمل من دون إنترنت بعد الزيارة الأولى.',
    emergency: 'الطوارئ',
    fire: 'الإطفاء والإسعاف',
    police: 'الشرطة',
    doctor: 'الطبيب المناوب',
    demonstration: 'نسخة تجريبية: لم تؤكد أي جهة رسمية هذه المعلومات.',
  },
  fa: {
    method: 'machine',
    welcome: 'خوش آمدید',
    scan: 'کد را اسکن کنید',
    offline: 'پس از نخستین بازدید، بدون اینترنت هم کار می‌کند.',
    emergency: 'اضطراری',
    fire: 'آتش‌نشانی، آمبولانس',
    police: 'پلیس',
    doctor: 'پزشک (داکتر) کشیک',
    demonstration: 'نسخهٔ نمایشی: هیچ اداره‌ای این اطلاعات را تأیید نکرده است.',
  },
  ru: {
    method: 'machine',
    welcome: 'Добро пожаловать',
    scan: 'Отсканируйте код',
    offline: 'После первого посещения работает без интернета.',
    emergency: 'Экстренная помощь',
    fire: 'Пожарная служба, скорая',
    police: 'Полиция',
    doctor: 'Дежурный врач',
    demonstration: 'Демонстрация: ни одно ведомство это не подтвердило.',
  },
  tr: {
    method: 'machine',
    welcome: 'Hoş geldiniz',
    scan: 'Kodu tarayın',
    offline: 'İlk ziyaretten sonra internetsiz çalışır.',
    emergency: 'Acil durum',
    fire: 'İtfaiye, ambulans',
    police: 'Polis',
    doctor: 'Nöbetçi doktor',
    demonstration: 'Tanıtım sürümü: Hiçbir kurum bu bilgileri onaylamadı.',
  },
  kmr: {
    method: 'machine',
    welcome: 'Bi xêr hatin',
    scan: 'Kodê skan bikin',
    offline: 'Piştî serdana yekem bê înternet jî dixebite.',
    emergency: 'Rewşa acîl',
    fire: 'Agirkujî, ambulans',
    police: 'Polîs',
    doctor: 'Bijîşkê nobedar',
    demonstration: 'Nimûne ye: Tu saziyê ev agahî nepejirandine.',
  },
  ps: {
    method: 'machine',
    welcome: 'ښه راغلاست',
    scan: 'کوډ سکن کړئ',
    offline: 'له لومړۍ کتنې وروسته له انټرنټ پرته هم کار کوي.',
    emergency: 'بېړنی حالت',
    fire: 'اور وژونکي، امبولانس',
    police: 'پولیس',
    doctor: 'نوکریوال ډاکټر',
    demonstration: 'نمونه‌يي بڼه: هېڅ ادارې دا معلومات نه دي تایید کړي.',
  },
  so: {
    method: 'machine',
    welcome: 'Soo dhawoow',
    scan: 'Koodhka iskaan garee',
    offline: 'Booqashada koowaad kaddib internet la’aan ayuu ku shaqeeyaa.',
    emergency: 'Xaalad degdeg ah',
    fire: 'Dab-damis, ambalaas',
    police: 'Booliis',
    doctor: 'Dhakhtarka heeganka ah',
    demonstration: 'Tijaabo: Hay’adna ma xaqiijin macluumaadkan.',
  },
  ti: {
    method: 'machine',
    welcome: 'እንቋዕ ብደሓን መጻእኩም',
    scan: 'ነዚ ኮድ ስካን ግበሩ',
    offline: 'ድሕሪ ቀዳማይ ምብጻሕ ብዘይ ኢንተርነት ይሰርሕ።',
    emergency: 'ህጹጽ ኩነታት',
    fire: 'መጥፋእቲ ሓዊ፣ ኣምቡላንስ',
    police: 'ፖሊስ',
    doctor: 'ተረኛ ሓኪም',
    demonstration: 'መርኣያ እዩ፦ ዝኾነ ቤት ጽሕፈት ነዚ ሓበሬታ ኣየረጋገጸን።',
  },
  fr: {
    method: 'machine',
    welcome: 'Bienvenue',
    scan: 'Scannez-moi',
    offline: 'Fonctionne sans internet après la première visite.',
    emergency: 'Urgence',
    fire: 'Pompiers, ambulance',
    police: 'Police',
    doctor: 'Médecin de garde',
    demonstration: 'Démonstration : aucune autorité ne l’a confirmé.',
  },
  ckb: {
    method: 'machine',
    welcome: 'بەخێربێن',
    scan: 'کۆدەکە سکان بکەن',
    offline: 'دوای یەکەم سەردان بەبێ ئینتەرنێتیش کار دەکات.',
    emergency: 'فریاکەوتن',
    fire: 'ئاگرکوژێنەوە، ئەمبوڵانس',
    police: 'پۆلیس',
    doctor: 'پزیشکی ئێشکگر',
    demonstration: 'نموونەیە: هیچ دامەزراوەیەک پشتڕاستی نەکردووەتەوە.',
  },
  es: {
    method: 'machine',
    welcome: 'Bienvenidos',
    scan: 'Escanee el código',
    offline: 'Funciona sin internet después de la primera visita.',
    emergency: 'Emergencia',
    fire: 'Bomberos, ambulancia',
    police: 'Policía',
    doctor: 'Médico de guardia',
    demonstration: 'Demostración: ninguna autoridad lo ha confirmado.',
  },
};
