import { type Settings, settingKeys } from '../device/settings.ts';

/** What the reader of a district wants on her phone. */
export interface Consent {
  /** False as long as nothing may be written on this phone: the district wants her to be asked, and she has not said yes. */
  readonly mayStore: () => boolean;
  /** False for a pack that she took off the phone: it is not fetched again unasked. */
  readonly wants: (what: string) => boolean;
  readonly allow: (what: string) => void;
  readonly refuse: (what: string) => void;
}

/** `asks`: the district's `offline: ask`. Kept as one setting, `yes -de -map`: she said yes once, and removed two packs since. */
export function createConsent(settings: Settings, district: string, asks: boolean): Consent {
  const key = settingKeys.offline(district);
  const words = () => (settings.read(key) ?? '').split(' ').filter(Boolean);
  return {
    // A page under a service worker is one whose reader said yes, whatever became of the setting.
    mayStore: () => !asks || words().includes('yes') || Boolean(globalThis.navigator?.serviceWorker?.controller),
    wants: (what) => !words().includes(`-${what}`),
    allow: (what) => settings.write(key, [...new Set(['yes', ...words()])].filter((word) => word !== `-${what}`).join(' ')),
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
