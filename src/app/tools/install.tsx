import './take.css';
import { useReader } from '../reader.ts';
import { Sign, type SignName } from './entrySigns.tsx';

/** Ways to put a website on the home screen; each browser of a kind has the same one. */
export type Way = 'android' | 'ios' | 'desktop' | 'bookmark';

interface Step {
  readonly text: string;
  readonly sign?: SignName;
  /** What the menu of a German phone says there. */
  readonly german?: string;
  readonly keys?: readonly string[];
}

/** Names that are the same in every language, and what to do: one sign and one short sentence a step. */
const ways: Readonly<Record<Way, { readonly name: string; readonly steps: readonly Step[] }>> = {
  android: {
    name: 'Android',
    steps: [
      { text: 'install.menu', sign: 'dots' },
      { text: 'install.add', sign: 'square-plus', german: 'Zum Startbildschirm hinzufügen' },
      { text: 'install.confirm', german: 'Hinzufügen' },
    ],
  },
  ios: {
    name: 'iPhone · iPad',
    steps: [
      { text: 'install.share', sign: 'share-ios' },
      { text: 'install.add', sign: 'square-plus', german: 'Zum Home-Bildschirm' },
      { text: 'install.confirm', german: 'Hinzufügen' },
    ],
  },
  desktop: { name: 'Chrome · Edge', steps: [{ text: 'install.sign', sign: 'monitor-down', german: 'Installieren' }] },
  bookmark: { name: 'Firefox', steps: [{ text: 'install.bookmark', keys: ['Ctrl', 'D'] }] },
};

/** The way of this browser, by what it calls itself. An iPad calls itself a Mac and is touched with more than one finger. */
export function wayOf(userAgent: string, touchPoints: number): Way {
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'ios';
  if (/Android/.test(userAgent)) return 'android';
  return /Chrome\//.test(userAgent) ? 'desktop' : 'bookmark';
}

const isInstalled = () => matchMedia('(display-mode: standalone)').matches || Reflect.get(navigator, 'standalone') === true;

/** How the atlas comes to the home screen: this phone's way first, the others folded. Nothing where it is there already. */
export function InstallHelp() {
  const { t, actions } = useReader();
  if (isInstalled()) return null;
  const own = wayOf(navigator.userAgent, navigator.maxTouchPoints);
  const { install } = actions;
  return (
    <div class="install">
      {install && (
        <button type="button" onClick={() => install()}>
          <Sign name="square-plus" />
          {t('install.now')}
        </button>
      )}
      <Steps way={own} />
      {(Object.keys(ways) as Way[])
        .filter((way) => way !== own)
        .map((way) => (
          <details key={way} class="fold">
            <summary>
              <bdi lang="en">{ways[way].name}</bdi>
            </summary>
            <Steps way={way} />
          </details>
        ))}
    </div>
  );
}

function Steps({ way }: { readonly way: Way }) {
  const { t } = useReader();
  return (
    <ol>
      {ways[way].steps.map(({ text, sign, german, keys = [] }) => (
        <li key={text}>
          {sign && (
            <span class="mark">
              <Sign name={sign} />
            </span>
          )}
          <span>
            {t(text)}{' '}
            {german && (
              <small>
                <bdi lang="de" dir="ltr">
                  „{german}“
                </bdi>
              </small>
            )}
            {keys.length > 0 && (
              <bdi dir="ltr">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </bdi>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
