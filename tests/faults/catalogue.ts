/**
 * The catalogue of faults and attacks: what happens on real Wi-Fi, on real phones, with real editors, and the tests that stand for
 * each. A row is proved by tests whose title carries its id (`A06 · …`) or by those named here; a row without a test says why.
 * `npm run faults` prints the scoreboard, tests/faults/catalogue.test.ts keeps it true.
 */
export interface FaultRow {
  readonly id: string;
  /** What happens. */
  readonly fault: string;
  /** Parts of `file › title` of the tests that prove it. */
  readonly by?: readonly string[];
  /** Why no test can or need prove it here. */
  readonly because?: string;
}

export const groups: Readonly<Record<string, string>> = {
  A: 'First download on bad Wi-Fi',
  U: 'Updates, deploys, the life of the worker',
  C: 'Storage of the phone',
  D: 'Integrity and authenticity',
  E: 'Content: YAML, Markdown, encodings',
  F: 'Browser security',
  G: 'Privacy and shared phones',
  H: 'Device, clock, language',
  I: 'Build, deploy, tools of editors',
  X: 'Found here, not in the first catalogue',
};

const golden = (...cases: readonly string[]) => cases.map((name) => `golden/golden.test.ts › ${name}`);

export const catalogue: readonly FaultRow[] = [
  {
    id: 'A01',
    fault: 'a login page with status 200 in place of a script while the worker installs',
    by: ['journeys/lyingWifi.test.ts › %s while the worker fetches a script'],
  },
  { id: 'A02', fault: 'a login page in place of the manifest', by: ['device/lyingWifi.test.ts › %s instead of the manifest'] },
  {
    id: 'A04',
    fault: 'a redirect to the portal',
    by: ['device/lyingWifi.test.ts › %s instead of the manifest', 'journeys/lyingWifi.test.ts › %s in place of the pack'],
  },
  { id: 'A06', fault: 'the connection breaks at 10, 50, 99 per cent', by: ['device/resumeAfterBreak.test.ts › at %i per cent'] },
  { id: 'A07', fault: 'a body that is short and says so itself', by: ['device/lyingWifi.test.ts › %s, every time: refused'] },
  { id: 'A08', fault: 'one bit is another one', by: ['device/lyingWifi.test.ts › %s, every time: refused'] },
  { id: 'A09', fault: 'a line that falls silent', by: ['journeys/lyingWifi.test.ts › a line that falls silent'] },
  {
    id: 'A10',
    fault: 'a server that is busy: 429, 503, Retry-After',
    by: ['device/badServer.test.ts › answers %i: it is asked five times', 'device/badServer.test.ts › asks to be left alone for an hour'],
  },
  { id: 'A11', fault: 'a very slow line', by: ['device/firstSave.test.ts › tells progress in bytes', 'budgets/speed.test.ts › on slow 3G and a slow phone'] },
  {
    id: 'A12',
    fault: 'offline at the very first scan: only the first file came',
    by: [
      'journeys/lyingWifi.test.ts › %s in place of the scripts of the page itself',
      'journeys/withoutJavaScript.test.ts › the emergency numbers can be called',
    ],
  },
  { id: 'A13', fault: 'tab closed or process killed in mid-download', by: ['journeys/resume.test.ts › a browser that is killed'] },
  { id: 'A14', fault: 'a phone that saves data, a metered line', by: ['journeys/fullDiskOrRefused.test.ts › a phone that saves data'] },
  { id: 'A16', fault: 'two languages chosen while the first is under way', by: ['device/twoTabs.test.ts › two languages wait for each other'] },
  {
    id: 'A17',
    fault: 'an endless body, a gzip bomb',
    by: ['device/lyingWifi.test.ts › an endless body is cut off', 'journeys/oddHosts.test.ts › A17 · %s in place of the words'],
  },

  {
    id: 'U01',
    fault: 'a deploy deletes the chunks of an open page',
    by: ['journeys/deployRemovedOldChunks.test.ts › a tab without a worker: the page is loaded once more'],
  },
  { id: 'U02', fault: 'a deploy while somebody reads', by: ['journeys/deployWhileReading.test.ts › the page is never loaded again'] },
  { id: 'U03', fault: 'an update that arrives half', by: ['journeys/deployWhileReading.test.ts › a new worker that does not arrive whole'] },
  {
    id: 'U04',
    fault: 'sw.js is a login page, an error, gone',
    by: ['journeys/lyingWifi.test.ts › a login page in place of the service worker', 'journeys/oddHosts.test.ts › U04 · '],
  },
  {
    id: 'U06',
    fault: 'one ETag for two builds: the words come, a new app only once the host is mended, because browsers ask for sw.js by its ETag',
    by: ['journeys/oddHosts.test.ts › U06 · '],
  },
  { id: 'U07', fault: 'a harmful worker was released', by: ['journeys/retiredWorker.test.ts › with the next visit the worker and its app are gone'] },
  { id: 'U08', fault: 'two tabs while a new version waits', by: ['journeys/twoTabs.test.ts › both open a new version at once'] },
  {
    id: 'U09',
    fault: 'iOS: controllerchange never fires',
    because: 'no page waits for it: a new version starts with the next cold start, never under a reader',
  },
  { id: 'U10', fault: 'a waiting version that nobody starts for weeks', by: ['journeys/deployWhileReading.test.ts › the new version waits through reloads'] },
  {
    id: 'U11',
    fault: 'app newer than the pack, pack newer than the app',
    by: ['device/rollback.test.ts › a manifest of format 2', 'device/rollback.test.ts › members it does not know'],
  },
  {
    id: 'U13',
    fault: 'the site moves to another address: pages and bookmarks lead on, words are fetched anew there; favourites cannot be carried over',
    by: ['journeys/oddHosts.test.ts › U13 · '],
  },
  { id: 'U15', fault: 'a host sends Clear-Site-Data by accident', by: ['journeys/oddHosts.test.ts › U15 · '] },
  { id: 'U16', fault: 'a phone that missed three builds; an old app with new words, a new app with old words' },

  {
    id: 'C01',
    fault: 'the disk is full while writing',
    by: ['journeys/fullDiskOrRefused.test.ts › a disk with room for nothing', 'device/fullDisk.test.ts › is told by the name and by the class'],
  },
  { id: 'C02', fault: 'the disk fills up between two writes', by: ['device/halfWritten.test.ts › at any point of a save'] },
  { id: 'C03', fault: 'too little room, and the browser says so beforehand', by: ['device/fullDisk.test.ts › the browser clearly says beforehand'] },
  { id: 'C04', fault: 'the browser or the reader deleted everything', by: ['journeys/cacheEvicted.test.ts › everything is gone but the worker'] },
  {
    id: 'C05',
    fault: 'only one of the two storages was cleared',
    by: ['journeys/cacheEvicted.test.ts › the caches are gone: the next visit', 'journeys/cacheEvicted.test.ts › the database is gone'],
  },
  { id: 'C06', fault: 'a home-screen app that starts with empty storage', by: ['journeys/cacheEvicted.test.ts › everything is gone but the worker'] },
  { id: 'C07', fault: 'a database that never opens', by: ['journeys/fullDiskOrRefused.test.ts › a database that never opens'] },
  { id: 'C08', fault: 'a private window or WebView that refuses storage', by: ['journeys/fullDiskOrRefused.test.ts › a browser that refuses every storage'] },
  { id: 'C09', fault: 'the browser closes the database under us', by: ['device/refusedStorage.test.ts › once: it is opened again'] },
  {
    id: 'C10',
    fault: 'another tab upgrades, or blocks the deletion',
    by: ['device/refusedStorage.test.ts › this one steps aside', 'device/wipe.test.ts › a tab that blocks the deletion'],
  },
  { id: 'C11', fault: 'the database is of a newer app', by: ['device/rollback.test.ts › opens the database of the newer app'] },
  { id: 'C12', fault: 'a record is spoilt at rest', by: ['device/corruptAtRest.test.ts › the look at the hashes'] },
  { id: 'C14', fault: 'the browser does not promise to keep our data', by: ['device/fullDisk.test.ts › the promise to keep our data'] },
  {
    id: 'C15',
    fault: 'the disk is full when the worker installs',
    by: ['journeys/fullDiskOrRefused.test.ts › a disk with room for the words and not for the app'],
  },
  {
    id: 'C16',
    fault: 'many districts and languages are saved',
    by: ['device/firstSave.test.ts › keeps several languages side by side', 'journeys/savedLanguages.test.ts › she sees what is on her phone'],
  },

  { id: 'D01', fault: 'an unsigned or foreign pack' },
  { id: 'D02', fault: 'an older pack is offered', by: ['device/rollback.test.ts › offers an older pack'] },
  { id: 'D03', fault: 'the same old pack for months', by: ['journeys/wrongClock.test.ts › a year later without a network'] },
  { id: 'D04', fault: 'files of two builds are mixed', by: ['device/lyingWifi.test.ts › an earlier build under the new name'] },
  {
    id: 'D05',
    fault: 'a leaked key signs a number far in the future',
    because: 'the number is checked to be a safe integer; who has the key can also replace the app: a new key and a new shell are the cure (FORMAT.md)',
  },
  { id: 'D06', fault: 'an endless head or manifest', by: ['device/lyingWifi.test.ts › an endless head and an endless manifest'] },
  { id: 'D07', fault: 'keys are rotated or lost', by: ['device/signedPacks.test.ts › the old key names the new one'] },
  {
    id: 'D08',
    fault: 'two of three keys must sign',
    because: 'one publisher, one office: no district asked for it, and a threshold nobody uses protects nobody',
  },
  { id: 'D09', fault: 'rightly signed, and of another district', by: ['device/lyingWifi.test.ts › a manifest of another district'] },
  { id: 'D11', fault: 'a browser without Ed25519', by: ['device/signedPacks.test.ts › gives the same verdict as WebCrypto'] },
  { id: 'D12', fault: 'a pack file of a stranger is imported' },
  { id: 'D13', fault: 'a pack file with foreign paths, ten thousand entries, a bomb' },
  { id: 'D14', fault: 'two builds of one commit differ', by: ['build/build.test.ts › two builds of the same sources'] },

  { id: 'E01', fault: '0116117, 04109, no, 1e3, 12:30 as values', by: golden('numbers-stay-as-they-are-written') },
  { id: 'E02', fault: 'front matter that is code', by: golden('head-in-javascript', 'yaml-function-tag') },
  { id: 'E03', fault: 'an alias bomb', by: golden('yaml-alias-bomb') },
  {
    id: 'E04',
    fault: 'a field twice, tabs, a colon in a title, @',
    by: golden('field-twice', 'tab-in-the-head', 'colon-in-a-title', 'value-begins-with-at-sign'),
  },
  { id: 'E05', fault: 'smart quotes, invisible spaces', by: golden('smart-quotes-around-values', 'invisible-space-in-a-field-name') },
  { id: 'E07', fault: 'a file in Latin-1 or UTF-16', by: golden('latin-1-file', 'utf-16-file') },
  { id: 'E09', fault: 'no front matter, or it is not closed', by: golden('no-head', 'head-not-closed') },
  { id: 'E10', fault: 'a day that does not exist, facts that have expired', by: golden('dates-that-do-not-exist', 'expired-facts') },
  { id: 'E11', fault: 'attacks in Markdown', by: ['compiler/attacks.test.ts › a text runs nothing'] },
  { id: 'E12', fault: 'random Markdown', by: ['compiler/neverThrows.test.ts › random Markdown'] },
  { id: 'E13', fault: 'inputs that take quadratic time', by: ['compiler/tooMuch.test.ts › '] },
  { id: 'E14', fault: 'a file of 20 MB, ten thousand files', by: golden('file-of-20-megabytes') },
  { id: 'E15', fault: 'links to javascript:, data:, //host', by: golden('links-to-dangerous-places') },
  { id: 'E16', fault: 'images, frames, scripts of others', by: golden('pictures', 'raw-html') },
  { id: 'E17', fault: 'huge or false images', because: 'editors cannot put images into texts: refused with a sentence (golden case “pictures”)' },
  { id: 'E18', fault: 'places in the data of photos', because: 'there are no photos, see E17' },
  {
    id: 'E19',
    fault: 'bidi controls, numbers in right-to-left text',
    by: [...golden('bidi-controls', 'right-to-left-text-keeps-numbers-in-order'), 'compiler/rightToLeft.test.ts › links to phones'],
  },
  { id: 'E20', fault: 'the wrong language in a file', by: golden('arabic-file-with-german-text') },
  { id: 'E21', fault: 'a translation older than its source', by: golden('translation-is-stale') },
  { id: 'E22', fault: 'a translation is missing', by: golden('fallback-language-is-marked') },
  { id: 'E24', fault: 'a link out of the content folder', by: golden('symbolic-link') },
  {
    id: 'E25',
    fault: 'coordinates swapped, outside, with commas',
    by: golden('coordinates-swapped', 'coordinates-outside-the-district', 'coordinates-with-commas'),
  },
  { id: 'E26', fault: 'phone numbers that cannot be called', by: golden('phone-with-letters', 'phones-in-all-forms-work') },
  { id: 'E27', fault: 'opening hours in prose', by: golden('opening-hours-in-prose') },
  { id: 'E28', fault: 'headings out of order, tables too wide', by: golden('headings-in-the-wrong-order', 'wide-table') },
  { id: 'E29', fault: 'the mobile number of a volunteer', by: golden('mobile-number-of-a-person') },

  {
    id: 'F01',
    fault: 'something breaks the content security policy',
    by: ['journeys/security.test.ts › every page of every view', 'journeys/security.test.ts › turning pages'],
  },
  {
    id: 'F02',
    fault: 'HTML from strings under Trusted Types',
    by: ['journeys/security.test.ts › every page of every view', 'architecture.test.ts › HTML from a string'],
  },
  {
    id: 'F03',
    fault: 'injected scripts and handlers',
    by: ['compiler/attacks.test.ts › the watch itself sees', 'compiler/attacks.test.ts › printed pages with attacks'],
  },
  { id: 'F04', fault: 'the atlas in a frame of somebody else', by: ['build/hosts.test.ts › every answer refuses sniffing'] },
  {
    id: 'F05',
    fault: 'any request to a foreign host',
    by: ['journeys/security.test.ts › every page of every view', 'journeys/shelterWithoutWifi.test.ts › after one visit'],
  },
  { id: 'F06', fault: 'security headers are missing on a host', by: ['build/hosts.test.ts › says of every file below'] },
  { id: 'F07', fault: 'tiles from others by default', by: ['journeys/shelterWithoutWifi.test.ts › after one visit'] },
  { id: 'F09', fault: 'messages of strangers', by: ['device/twoTabs.test.ts › and do not listen to strangers'] },
  { id: 'F10', fault: 'the worker keeps a redirected or opaque answer', by: ['journeys/lyingWifi.test.ts › %s while the worker fetches a script'] },
  { id: 'F12', fault: 'regular expressions that explode', by: ['compiler/tooMuch.test.ts › ', 'compiler/neverThrows.test.ts › random files'] },
  { id: 'F13', fault: 'a compromised package' },
  { id: 'F14', fault: 'a link leaves the atlas unnoticed', by: ['app/'] },
  {
    id: 'F15',
    fault: 'a false QR sticker on the door',
    because: 'the address stands in letters beside every printed code; signed packs show the fingerprint of their publisher',
  },

  { id: 'G01', fault: 'something is kept that nobody knows of', by: ['journeys/navigation.test.ts › a QR code that says where it hung'] },
  { id: 'G02', fault: 'favourites on a shared phone', by: ['journeys/takeAlong.test.ts › an Arabic reader shares'] },
  { id: 'G03', fault: 'the wipe', by: ['journeys/wipe.test.ts › two taps empty everything', 'journeys/twoTabs.test.ts › one wipes'] },
  {
    id: 'G04',
    fault:
      'traces in the files of the browser after a wipe: no word stays where the host sends Clear-Site-Data; a deleted setting stands in Chromium’s own log until it tidies up, visited addresses in its history',
    by: ['journeys/traces.test.ts › G04 · ', 'build/hosts.test.ts › G04 · '],
  },
  { id: 'G05', fault: 'somebody comes in: quick exit', by: ['journeys/quickExit.test.ts › '] },
  { id: 'G06', fault: 'the position of the reader', by: ['journeys/decide.test.ts › the nearest first'] },
  { id: 'G07', fault: 'addresses of readers in server logs' },
  {
    id: 'G08',
    fault: 'a name on the home screen that says too much',
    because: 'the name is the district’s and says nothing of the reader; the quick exit leads to a neutral page',
  },
  { id: 'G09', fault: '“report a mistake” sends more than it shows', by: ['journeys/takeAlong.test.ts › a mistake is reported'] },
  { id: 'G10', fault: 'the referrer tells where she came from', by: ['build/hosts.test.ts › every answer refuses sniffing'] },

  { id: 'H01', fault: 'a clock in 1970 or 2045', by: ['journeys/wrongClock.test.ts › '] },
  {
    id: 'H03',
    fault: 'summer time, public holidays of the Land',
    by: [
      'core/atlas/recurrence.test.ts › a day is added across',
      'core/atlas/opening.test.ts › a public holiday',
      'core/atlas/narrow.test.ts › on a public holiday',
    ],
  },
  {
    id: 'H04',
    fault: 'digits of another script in phone numbers',
    by: ['build/print.test.ts › numbers in every language are Latin digits', 'compiler/rightToLeft.test.ts › links to phones'],
  },
  { id: 'H05', fault: 'right-to-left pages', by: ['journeys/accessibility.test.ts › no view puts up a barrier'] },
  { id: 'H06', fault: '320 pixels, large text, forced colours, reduced motion', by: ['journeys/accessibility.test.ts › no view puts up a barrier'] },
  { id: 'H07', fault: 'a slow phone with little memory', by: ['budgets/speed.test.ts › a start from the home screen'] },
  { id: 'H08', fault: 'an old browser', by: ['journeys/oldPhone.test.ts › '] },
  { id: 'H09', fault: 'no JavaScript, or an error in it', by: ['journeys/withoutJavaScript.test.ts › ', 'journeys/brokenView.test.ts › H09 · a view breaks'] },
  { id: 'H10', fault: 'reading aloud without a local voice', by: ['journeys/readAloud.test.ts › '] },
  { id: 'H11', fault: 'keyboard only; banners that take the focus', by: ['journeys/navigation.test.ts › a link turns the page'] },

  { id: 'I01', fault: 'a build is interrupted', by: ['build/build.test.ts › after some folders went over', 'build/build.test.ts › between the two renames'] },
  { id: 'I02', fault: 'an upload is interrupted', by: ['device/badServer.test.ts › uploaded the manifest before the files'] },
  { id: 'I03', fault: 'a sub-path, other layouts of hosts', by: ['journeys/subPath.test.ts › '] },
  { id: 'I04', fault: 'a host without compression or with wrong types', by: ['build/serve.test.ts › one that takes neither'] },
  { id: 'I05', fault: 'broken links between entries', by: golden('link-to-an-entry-that-does-not-exist') },
  { id: 'I07', fault: 'an editing tool rewrites the front matter', by: golden('numbers-stay-as-they-are-written', 'byte-order-mark-and-crlf-work') },
  { id: 'I08', fault: 'a bad file in the preview', by: ['journeys/editorsPreview.test.ts › I08 · '] },
  { id: 'I09', fault: 'QR codes in print', by: ['build/qr.test.ts › a scanner still reads it', 'journeys/scannedCode.test.ts › '] },
  {
    id: 'I10',
    fault: 'numbers reversed in a PDF',
    because: 'the atlas makes no PDF: sheets are HTML that the browser prints; their numbers are tested in build/print.test.ts',
  },

  { id: 'X01', fault: 'the browser is killed again and again: in the first save, with the map, in an update', by: ['journeys/killed.test.ts › X01 · '] },
  {
    id: 'X02',
    fault: 'a box that says “Content-Encoding: br” of plain words, under an address that browsers keep for a year',
    by: ['journeys/oddHosts.test.ts › X02 · '],
  },
  { id: 'X03', fault: 'status 200 and nothing in it, for manifest, head and parts', by: ['device/oddAnswers.test.ts › X03 · '] },
  { id: 'X04', fault: 'the right bytes under 201, 203, 206; a part of a file under 200', by: ['device/oddAnswers.test.ts › X04 · '] },
  { id: 'X05', fault: 'a redirect that leads to itself', by: ['device/oddAnswers.test.ts › X05 · '] },
  { id: 'X06', fault: 'a proxy that writes addresses in small letters or cuts off the query', by: ['device/oddAnswers.test.ts › X06 · '] },
  { id: 'X07', fault: 'two districts of one origin are updated at once', by: ['device/oddAnswers.test.ts › X07 · '] },
  { id: 'X08', fault: 'the clock jumps by twenty years while a pack loads', by: ['device/oddAnswers.test.ts › X08 · '] },
  { id: 'X09', fault: 'a box adds its own script to every page and every file', by: ['journeys/oddHosts.test.ts › X09 · '] },
  { id: 'X10', fault: 'Cache Storage breaks, or hangs, under a phone that has everything: the network’s pages stay reachable' },
  { id: 'X11', fault: 'two machines behind one name answer in turns with two builds' },
  { id: 'X12', fault: 'a copy to the host that stopped somewhere: any mixture of three builds' },
  { id: 'X13', fault: 'a host that lets everything be kept for a year, what names the newest too' },
  { id: 'X14', fault: 'a host that calls every file text/plain, application/octet-stream, or nothing' },
  { id: 'X15', fault: 'a box that puts a byte order mark before texts, tidies them, changes ends of lines, addresses or encoding, sends them twice' },
  {
    id: 'X16',
    fault: 'the site on a FAT disk, on a host without capital letters; names that Windows, the site or strangers’ packs have already',
    by: ['build/names.test.ts › ', ...golden('names-that-are-taken')],
  },
  { id: 'X17', fault: 'a file of a stranger with a day beyond every calendar, or far in the future' },
  { id: 'X18', fault: 'the data of the site is cleared while a tab reads it' },
  {
    id: 'X19',
    fault: 'a tab that froze in the middle of a write holds the database',
    by: ['device/refusedStorage.test.ts › the words come from their copies'],
  },
  { id: 'X20', fault: 'the chunk that registers the worker does not come' },
  { id: 'X21', fault: 'two tabs put something on her list' },
  { id: 'X22', fault: 'the host answers 502, 503, 429, 304 or an empty page to what is not saved' },
  { id: 'X23', fault: 'a host that calls pages and lists Latin-1' },
  { id: 'X24', fault: 'a host or a box that sends “Vary: *”, which no cache takes' },
  { id: 'X25', fault: 'the browser allows no more changes of the address: Safari, after a hundred in half a minute' },
  { id: 'X26', fault: 'a second language came without its texts' },
  { id: 'X27', fault: 'the language wall under its other names: without the slash, with index.html' },
  { id: 'X28', fault: 'the data of the site is deleted while the atlas is open' },
  { id: 'X29', fault: 'the pages of a language that she took off her phone' },
  { id: 'X30', fault: 'two atlases on one host, one below the other, with the same district' },
  { id: 'X31', fault: 'a plain host that says “404” in its own words, or in none' },
  { id: 'X32', fault: 'a host with one “404” page for everything, in the language of the address' },
  { id: 'X33', fault: 'what the worker keeps is listed, and spoilt or empty: a browser was killed while it wrote, or the memory is old' },
  { id: 'X34', fault: 'the browser cleared the caches, the server has only the files of a newer version, and that one waits behind an open tab' },
  { id: 'X35', fault: 'the browser translates the page: it takes the texts out and puts its own there' },
  { id: 'X36', fault: 'the atlas is opened over plain http, where browsers give neither hashing nor a worker' },
];
