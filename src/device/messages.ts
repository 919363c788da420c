import type { PackKey } from './api.ts';
import { atlasName } from './atlasName.ts';

/** What the tabs of one phone (and its worker) tell each other. */
export type Message =
  /** The wipe begins: stop saving. */
  | { readonly kind: 'wiping' }
  /** Nothing of the reader is left: forget what is in memory. */
  | { readonly kind: 'wiped' }
  /** Bytes of a pack arrive: whoever waits for its turn need not think that this tab sleeps. */
  | { readonly kind: 'saving' }
  /** A pack was replaced: read it again when it suits. */
  | { readonly kind: 'saved'; readonly key: PackKey; readonly version: string }
  | { readonly kind: 'removed'; readonly key: PackKey };

export const isPackKey = (key: unknown): key is PackKey => typeof key === 'string' && /^[a-z0-9-]+\/[a-z0-9-]+$/.test(key);

/** A message of ours; undefined for anything else that other code of this origin, or another version of us, may send. */
export function parseMessage(value: unknown): Message | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { kind, key, version } = value as { readonly [member: string]: unknown };
  if (kind === 'wiping' || kind === 'wiped' || kind === 'saving') return { kind };
  if (!isPackKey(key)) return undefined;
  if (kind === 'removed') return { kind, key };
  if (kind === 'saved' && typeof version === 'string') return { kind, key, version };
  return undefined;
}

/** Undefined where the browser has none or refuses it; tabs then notice a change with their next start. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(atlasName);
  } catch {
    return undefined;
  }
}

export function tellOthers(message: Message): void {
  const channel = openChannel();
  channel?.postMessage(message);
  channel?.close();
}

/** Hears the messages of other tabs, and of other code in this one. Answers how to stop listening. */
export function listenToOthers(onMessage: (message: Message) => void): () => void {
  const channel = openChannel();
  if (!channel) return () => {};
  channel.onmessage = ({ data }) => {
    const message = parseMessage(data);
    if (message) onMessage(message);
  };
  return () => channel.close();
}
