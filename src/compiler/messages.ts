import { fileMessages } from './messages/file.ts';
import { headMessages } from './messages/head.ts';
import { referenceMessages } from './messages/references.ts';
import { textMessages } from './messages/text.ts';
import { valueMessages } from './messages/values.ts';

/** Languages that editors are spoken to in. */
export type MessageLanguage = 'de' | 'en';

/** What is wrong, and what to write instead. `{name}` is filled from the place where the mistake was found. */
export type Sentence = readonly [message: string, hint: string];

/** The sentences of one part of a file. German first, because most editors sit in a German office. */
export type Sentences = Readonly<Record<string, Readonly<Record<MessageLanguage, Sentence>>>>;

/** Every mistake that content can have. */
export const messages = { ...fileMessages, ...headMessages, ...valueMessages, ...referenceMessages, ...textMessages } as const satisfies Sentences;

export type Code = keyof typeof messages;
