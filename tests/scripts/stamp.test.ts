import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { planStamps } from '../../src/build/stamp.ts';
import { compileFile } from '../../src/compiler/file.ts';

const facts = 'source: [kvmyk.de]\nchecked: 2026-11-21\nreview: 6 months\n';
const german = (title: string, body: string) => `---\ntitle: ${title}\n${facts}---\n\n${body}\n`;
const district = `---\ntitle: Demo\npublisher: Demo\nstate: DE-RP\nlayers: [germany, land]\nlanguages: [de, en]\nbounds: [[50.18, 7.05], [50.52, 7.70]]\n${facts}---\n\nText.\n`;
const english = (of = '') => `---\ntitle: Bus\ntranslation:\n  method: machine # DeepL\n${of}---\n\nBuy a ticket first.\n`;
const files = {
  'demo/district.de.md': district,
  '_germany/pages/bus.de.md': german('Bus', 'Kaufen Sie eine Fahrkarte.'),
  '_germany/pages/bus.en.md': english(),
  '_germany/pages/train.de.md': german('Bahn', 'Kaufen Sie eine Fahrkarte.'),
  '_land/pages/train.de.md': german('Bahn im Land', 'Kaufen Sie eine Fahrkarte.'),
  'demo/pages/train.en.md': english(),
  'demo/pages/doctor.de.md': german('Arzt', 'Rufen Sie an.'),
  'demo/pages/doctor.en.md': english('  of: 00000000\n'),
  'other/pages/lost.en.md': english(),
};
const content = Object.entries(files).map(([file, text]) => ({ path: file, text }));
const revisionOf = (file: keyof typeof files) => compileFile({ path: file, text: files[file] }, 'en')?.words?.revision;

describe('which translations get which stamp', () => {
  test('those without one get that of the German text beside them, else of the last layer that has it', () => {
    const { edits, stamped, skipped } = planStamps({ files: content });
    expect(edits).toEqual([
      { path: '_germany/pages/bus.en.md', text: english(`  of: ${revisionOf('_germany/pages/bus.de.md')}\n`) },
      { path: 'demo/pages/train.en.md', text: english(`  of: ${revisionOf('_land/pages/train.de.md')}\n`) },
    ]);
    expect({ stamped, skipped }).toEqual({ stamped: 1, skipped: ['other/pages/lost.en.md'] });
  });

  test('a district is stamped together with the layers that it mounts', () => {
    expect(planStamps({ files: content, folders: ['demo'] }).edits.map((edit) => edit.path)).toEqual(['_germany/pages/bus.en.md', 'demo/pages/train.en.md']);
    expect(planStamps({ files: content, folders: ['_germany'] }).edits.map((edit) => edit.path)).toEqual(['_germany/pages/bus.en.md']);
  });

  test('an old stamp stays until the translation is said to be up to date', () => {
    expect(planStamps({ files: content, force: ['demo/pages/doctor.en.md'] }).edits).toEqual([
      { path: 'demo/pages/doctor.en.md', text: english(`  of: ${revisionOf('demo/pages/doctor.de.md')}\n`) },
    ]);
  });

  test('a second stamp finds nothing to do', () => {
    const { edits } = planStamps({ files: content });
    const after = content.map((file) => edits.find((edit) => edit.path === file.path) ?? file);
    expect(planStamps({ files: after })).toMatchObject({ edits: [], stamped: 3 });
  });

  test('a change of the German text shows in the translation that was stamped before', () => {
    const changed = compileFile({ path: 'demo/pages/doctor.de.md', text: german('Arzt', 'Rufen Sie vorher an.') }, 'en')?.words?.revision;
    expect(changed).not.toBe(revisionOf('demo/pages/doctor.de.md'));
    const sameWords = files['demo/pages/doctor.de.md'].replace('2026-11-21', '2026-11-22').replaceAll('\n', '\r\n');
    expect(compileFile({ path: 'demo/pages/doctor.de.md', text: sameWords }, 'en')?.words?.revision).toBe(revisionOf('demo/pages/doctor.de.md'));
  });
});

test('the command writes the stamps, says how many, and refuses what it does not know', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'atlas-stamp-'));
  const run = (...words: string[]) => spawnSync('node_modules/.bin/tsx', ['scripts/stamp.ts', '--content', folder, ...words], { encoding: 'utf8' });
  try {
    for (const [file, text] of Object.entries(files)) {
      if (file.startsWith('other/')) continue;
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const first = run();
    expect([first.status, first.stdout]).toEqual([0, 'Stamped 2 translations; 1 had their stamp.\n']);
    const forced = run('--force', `${folder}/demo/pages/doctor.en.md`);
    expect([forced.status, forced.stdout]).toEqual([0, 'Stamped 1 translation; 0 had their stamp.\n']);
    expect(readFileSync(`${folder}/demo/pages/doctor.en.md`, 'utf8')).toBe(english(`  of: ${revisionOf('demo/pages/doctor.de.md')}\n`));
    const unknown = run('demoo');
    expect([unknown.status, unknown.stderr.split('\n')[0]]).toEqual([2, `There is no district “demoo” in ${folder}.`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
