import { type Settings, settingKeys } from '../device/settings.ts';

/** What the reader of a district wants on her phone. */
export interface Consent {
  /** False as long as nothing may be written on this phone: the district wants her to be asked, and she has not said yes; or all was wiped. */
  readonly mayStore: () => boolean;
  /** True once all was wiped elsewhere while the browser kept this page for "back": no message reaches a page that sleeps. */
  readonly isWiped: () => boolean;
  /** Notes the language that she reads, where anything may be noted. */
  readonly remember: (lang: string) => void;
  /** False for a pack that she took off the phone: it is not fetched again unasked. */
  readonly wants: (what: string) => boolean;
  readonly allow: (what: string) => void;
  readonly refuse: (what: string) => void;
}

/** `asks`: the district's `offline: ask`. Kept as one setting, `yes -de -map`: she said yes once, and removed two packs since. */
export function createConsent(settings: Settings, district: string, asks: boolean): Consent {
  const key = settingKeys.offline(district);
  let hasNoted = false;
  const isWiped = () => hasNoted && settings.read(settingKeys.language) === undefined;
  const words = () => (settings.read(key) ?? '').split(' ').filter(Boolean);
  // A page under a service worker is one whose reader said yes, whatever became of the setting.
  const mayStore = () => !isWiped() && (!asks || words().includes('yes') || Boolean(globalThis.navigator?.serviceWorker?.controller));
  return {
    mayStore,
    isWiped,
    remember(lang) {
      if (!mayStore()) return;
      settings.write(settingKeys.language, lang);
      hasNoted = true;
    },
    wants: (what) => !words().includes(`-${what}`),
    allow(what) {
      hasNoted = false;
      settings.write(key, [...new Set(['yes', ...words()])].filter((word) => word !== `-${what}`).join(' '));
    },
    refuse: (what) => settings.write(key, [...new Set([...words(), `-${what}`])].join(' ')),
  };
}

/**
 * True where she goes back to a page of before, and the language that it wrote down at its first moment is gone: all was wiped since.
 * "Back" is how one leaves; what was taken off a shared phone must not come onto it again by that.
 */
export function wasWiped(settings: Settings): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'back_forward' && settings.read(settingKeys.language) === undefined;
}
