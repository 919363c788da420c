import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { districtPacks } from '../../../src/build/packs.ts';
import { createKey, fingerprint, isRight } from '../../../src/build/sign/keys.ts';
import { builtDistricts, verifyDistrict, verifyPortable } from '../../../src/build/sign/verify.ts';
import { proofOf } from '../../../src/device/trust/judge.ts';
import { sampleMap, samplePack } from '../../device/content.ts';
import { rfcKey } from '../../device/keys.ts';

// A built atlas of one district with two languages and a map, as `npm run build` leaves it.
const root = mkdtempSync(path.join(tmpdir(), 'atlas-sign-'));
const template = path.join(root, 'template');
let dist = '';
let round = 0;

beforeAll(async () => {
  await districtPacks({
    packs: [samplePack(20), samplePack(5, 'ar')],
    basemap: sampleMap(500_000),
    seq: 1_795_219_200,
    write(files) {
      for (const { path: at, text } of files) {
        mkdirSync(path.dirname(path.join(template, at)), { recursive: true });
        writeFileSync(path.join(template, at), text);
      }
    },
  });
  const manifest = readFileSync(path.join(template, 'witten/manifest.json'));
  writeFileSync(path.join(template, 'witten/manifest.json.br'), brotliCompressSync(manifest));
  writeFileSync(path.join(template, 'witten/manifest.json.gz'), gzipSync(manifest));
  mkdirSync(path.join(template, 'assets'));
  writeFileSync(at('other.key'), createKey().secret);
  writeFileSync(at('other.key.pub'), createKey().publicKey);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = (...names: string[]) => path.join(root, ...names);
const inDist = (url: string) => path.join(dist, 'witten', url);
const manifestText = () => readFileSync(inDist('manifest.json'), 'utf8');

function fresh() {
  dist = at(`dist${round++}`);
  cpSync(template, dist, { recursive: true });
}

const run = (command: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${command}.ts`, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};

describe('the commands, one after the other', () => {
  test('a publisher makes a key, signs, and everybody can see that all is as it was published', async () => {
    fresh();
    const key = at('keys', 'atlas.key');
    expect(run('verify', dist)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('witten: content of 2026-11-21, 3 packs in 8 parts, not signed.'),
    });
    expect(run('keygen', key)).toMatchObject({ status: 0, stdout: expect.stringMatching(/Fingerprint: ([0-9a-f]{4} ){3}[0-9a-f]{4}/) });
    expect(statSync(key).mode & 0o077).toBe(0);
    const before = readFileSync(key);
    expect(run('keygen', key)).toMatchObject({ status: 2, stderr: expect.stringContaining('is there already') });
    expect(readFileSync(key)).toEqual(before);

    expect(run('sign', dist, '--key', key)).toMatchObject({ status: 0, stdout: expect.stringContaining('Signed witten with ') });
    const text = manifestText();
    const publicKey = readFileSync(`${key}.pub`, 'utf8').trim();
    expect(brotliDecompressSync(readFileSync(inDist('manifest.json.br'))).toString()).toBe(text);
    expect(gunzipSync(readFileSync(inDist('manifest.json.gz'))).toString()).toBe(text);
    // A phone reads it.
    expect(await proofOf(text)).toMatchObject({
      by: [publicKey],
      keys: [publicKey],
      manifest: { seq: 1_795_219_200, staleAfter: 1_795_219_200 + 180 * 86_400 },
    });
    expect(run('verify', dist, '--key', `${key}.pub`)).toMatchObject({ status: 0, stdout: expect.stringContaining(`signed by ${fingerprint(publicKey)}`) });

    // The same again, byte for byte.
    run('sign', dist, '--key', key);
    expect(manifestText()).toBe(text);

    // A second key is announced by the first, then signs alone.
    const next = at('keys', 'next.key');
    run('keygen', next);
    expect(run('sign', dist, '--key', key, '--next', `${next}.pub`, '--days', '30')).toMatchObject({ status: 0 });
    expect(await proofOf(manifestText())).toMatchObject({ by: [publicKey], keys: [publicKey, readFileSync(`${next}.pub`, 'utf8').trim()] });
    expect(run('sign', dist, '--key', next)).toMatchObject({ status: 0 });
    expect(run('verify', dist, '--key', `${key}.pub`)).toMatchObject({ status: 1, stderr: expect.stringContaining(`not signed by ${fingerprint(publicKey)}`) });
  });

  test('wrong usage is told with a sentence', () => {
    fresh();
    const usages: readonly (readonly [string[], string])[] = [
      [['sign', dist], 'With which key?'],
      [['sign', dist, '--key', at('nothing.key')], 'cannot be read'],
      [['sign', at('nowhere'), '--key', at('other.key')], 'There is no district'],
      [['sign', dist, '--key', at('other.key.pub')], 'is no private Ed25519 key'],
      [['sign', dist, '--key', at('other.key'), '--district', 'hagen'], 'There is no district “hagen”'],
      [['sign', dist, '--key', at('other.key'), '--days', '1e9'], '--days is a number of days such as 180'],
      [['verify', at('nowhere')], 'There is no '],
      [['keygen'], 'Name one file'],
      [['keygen', at('other.key.pub/new.key')], 'there is a file where a folder should be'],
    ];
    for (const [[command = '', ...args], sentence] of usages) {
      const { status, stderr } = run(command, ...args);
      expect([status === 1 || status === 2, stderr]).toEqual([true, expect.stringContaining(sentence)]);
    }
  });
});

describe('a built atlas that is not sound', () => {
  const files = () => {
    const { packs } = JSON.parse(manifestText()) as { packs: { kind: string; url: string }[] };
    const [german = { url: '' }] = packs;
    const map = packs.find(({ kind }) => kind === 'map')?.url ?? '';
    const { parts } = JSON.parse(readFileSync(inDist(map), 'utf8')) as { parts: { hash: string }[] };
    return { german: german.url, head: german.url.replace('.json', '.head.json'), chunk: `packs/parts/${parts[1]?.hash}.bin` };
  };
  const damage = (url: string) => {
    const bytes = readFileSync(inDist(url));
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    writeFileSync(inDist(url), bytes);
  };

  test.each(['german', 'head', 'chunk'] as const)('one byte of the %s was changed: found, and nothing is signed', async (which) => {
    fresh();
    const before = manifestText();
    damage(files()[which]);
    const { problems } = await verifyDistrict(dist, 'witten');
    expect(problems.join('\n')).toContain(files()[which]);
    expect(run('verify', dist)).toMatchObject({ status: 1 });
    expect(run('sign', dist, '--key', at('other.key'))).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing was signed') });
    expect(manifestText()).toBe(before);
  });

  test('half an upload: a chunk of the map is missing', async () => {
    fresh();
    rmSync(inDist(files().chunk));
    expect((await verifyDistrict(dist, 'witten')).problems).toContain(`${files().chunk} is missing`);
  });

  test('a compressed neighbour is that of an earlier build', async () => {
    fresh();
    writeFileSync(inDist('manifest.json.br'), brotliCompressSync('{}'));
    expect((await verifyDistrict(dist, 'witten')).problems).toEqual(['manifest.json.br is not manifest.json']);
  });

  test('the manifest was changed after it was signed', async () => {
    fresh();
    run('sign', dist, '--key', at('other.key'));
    for (const ending of ['br', 'gz']) rmSync(inDist(`manifest.json.${ending}`));
    writeFileSync(inDist('manifest.json'), manifestText().replace('"seq":1795219200', '"seq":1795219201'));
    const finding = await verifyDistrict(dist, 'witten');
    expect(finding).toMatchObject({ signers: [], problems: [], doubts: [expect.stringContaining('changed after it was signed')] });
    expect(existsSync(inDist('manifest.json.br'))).toBe(false);
  });

  test('folders without a manifest are no districts', async () => {
    fresh();
    expect(await builtDistricts(dist)).toEqual(['witten']);
  });
});

describe('the test vectors', () => {
  const vector = (name: string) => path.join('tests/fixtures/packs', name);

  test('the key of test 1 of RFC 8032 and its fingerprint', () => {
    expect(rfcKey.key).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo');
    expect(fingerprint(rfcKey.key)).toBe('21fe 31df a154 a261');
    expect(isRight(rfcKey.key, rfcKey.sign('{}'), '{}')).toBe(true);
    expect(isRight(rfcKey.key, rfcKey.sign('{}'), '{ }')).toBe(false);
    expect(isRight('no key', rfcKey.sign('{}'), '{}')).toBe(false);
  });

  test('a signed file, an unsigned one, and each with a flipped bit', async () => {
    expect(await verifyPortable(vector('signed.atlas'))).toMatchObject({ district: 'witten/ar', signers: [rfcKey.key], problems: [], doubts: [] });
    expect(await verifyPortable(vector('unsigned.atlas'))).not.toHaveProperty('signers');
    const spoilt = at('spoilt.atlas');
    writeFileSync(spoilt, readFileSync(vector('signed.atlas'), 'utf8').replace('إطفاء', 'إطفاة'));
    expect((await verifyPortable(spoilt)).problems).toEqual(['part 2 was changed']);
    writeFileSync(spoilt, readFileSync(vector('signed.atlas'), 'utf8').replace('"seq":1795219200,"packs"', '"seq":1795219201,"packs"'));
    expect((await verifyPortable(spoilt)).doubts).toHaveLength(1);
    writeFileSync(spoilt, readFileSync(vector('signed.atlas')).subarray(0, 900));
    expect((await verifyPortable(spoilt)).problems).toEqual(['the file is no atlas file, or not all of one']);
  });

  test('the key that takes over', async () => {
    const text = readFileSync(vector('rotated.manifest.json'), 'utf8');
    expect(await proofOf(text)).toMatchObject({ by: [rfcKey.key], keys: [rfcKey.key, 'PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw'] });
  });
});
