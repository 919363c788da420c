import { errandMessages } from './messages/errand.ts';
import { fileMessages } from './messages/file.ts';
import { headMessages } from './messages/head.ts';
import { referenceMessages } from './messages/references.ts';
import type { Sentences } from './messages/sentence.ts';
import { simpleMessages } from './messages/simple.ts';
import { statementMessages } from './messages/statements.ts';
import { textMessages } from './messages/text.ts';
import { translationMessages } from './messages/translations.ts';
import { valueMessages } from './messages/values.ts';

export type { MessageLanguage } from './messages/sentence.ts';

/** Every mistake that content can have. */
export const messages = {
  ...fileMessages,
  ...headMessages,
  ...valueMessages,
  ...referenceMessages,
  ...textMessages,
  ...errandMessages,
  ...statementMessages,
  ...translationMessages,
  ...simpleMessages,
} as const satisfies Sentences;

export type Code = keyof typeof messages;
