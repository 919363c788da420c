/** Languages that editors are spoken to in. */
export type MessageLanguage = 'de' | 'en';

/** What is wrong, and what to write instead. `{name}` is filled from the place where the mistake was found. */
type Sentence = readonly [message: string, hint: string];

/** The sentences of one part of a file. German first, because most editors sit in a German office. */
export type Sentences = Readonly<Record<string, Readonly<Record<MessageLanguage, Sentence>>>>;
