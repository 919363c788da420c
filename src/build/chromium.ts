import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackages, isDebianRoot } from './debian.ts';

/** Where Debian, Ubuntu, Fedora, Arch and macOS keep a Chromium or Chrome. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The last list on a command line counts, so this one repeats what Playwright turns off. The two popups of the address bar are pages
 * of the browser itself, loaded anew for every window though nobody sees it: with them an empty window cost three times as much.
 */
const turnedOff = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** For automation: no sandbox (containers), no GPU, nothing that calls home. */
export const chromiumArguments = [
  `--disable-features=${turnedOff.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser of the tests: ATLAS_CHROMIUM, else an installed one; undefined where there is none. */
export function findChromium(): string | undefined {
  const given = process.env['ATLAS_CHROMIUM'];
  if (given) {
    if (!existsSync(given)) throw new Error(`ATLAS_CHROMIUM is “${given}”, but there is no such file.`);
    return given;
  }
  return usual.find((path) => existsSync(path));
}

/** Installs one where none is: the Debian package as root, else Playwright's download. Throws a sentence that says what to install. */
export function bringChromium(log: (line: string) => void): string {
  const found = findChromium();
  if (found) return found;
  const name = isDebianRoot() ? 'Debian package chromium' : 'download of Playwright';
  log(`No Chromium found: installing one (${name}) …`);
  const isThere = isDebianRoot() ? installPackages(['chromium', 'fonts-noto-core']) : download();
  if (!isThere) log(`${name} failed.`);
  const installed = findChromium() ?? playwrightChromium();
  if (installed) return installed;
  throw new Error('The tests need a Chromium. Install one (Debian: apt-get install chromium) or set ATLAS_CHROMIUM to the path of a Chromium or Chrome.');
}

function download(): boolean {
  try {
    execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
    return true;
  } catch {
    return false;
  }
}

function playwrightChromium(): string | undefined {
  try {
    const path = execFileSync('node', ['-e', "process.stdout.write(require('playwright-core').chromium.executablePath())"], { encoding: 'utf8' });
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}
