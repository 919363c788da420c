import { EntryFrame } from '../ui/EntryFrame.tsx';
import type { EntryProps } from './props.ts';

/** A page of text: the answer first, then what to do, what to bring, whom to ask. */
export const PageEntry = ({ entry }: EntryProps<'pages'>) => <EntryFrame entry={entry} />;
