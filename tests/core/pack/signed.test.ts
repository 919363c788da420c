import { describe, expect, it } from 'vitest';
import { isSigned } from '../../../src/core/pack/format.ts';
import { isKey, joinSigned, splitSigned } from '../../../src/core/pack/signed.ts';

const key = 'a'.repeat(43);
const signature = 'b'.repeat(86);
const signatures = [{ key, signature }];
const file = `{"format":1,"packs":[],"signatures":[{"key":"${key}","signature":"${signature}"}]}`;

describe('a signed manifest', () => {
  it('is what was signed, and the signatures behind it', () => {
    expect(joinSigned({ text: '{"format":1,"packs":[]}', signatures })).toBe(file);
    expect(splitSigned(file)).toEqual({ text: '{"format":1,"packs":[]}', signatures });
    expect(JSON.parse(file)).toMatchObject({ format: 1, packs: [] });
  });

  it('is split at the last mark, so that nothing can be said twice', () => {
    const inside = JSON.stringify({ name: ',"signatures":[' });
    expect(isSigned(inside)).toBe(false);
    expect(splitSigned(joinSigned({ text: inside, signatures }))?.text).toBe(inside);
    const nested = '{"a":{"b":1,"signatures":[]}}';
    expect(splitSigned(joinSigned({ text: nested, signatures }))?.text).toBe(nested);
  });

  it.each([
    '',
    '{}',
    file.slice(0, -1),
    `${file}x`,
    file.replace(/\[\{.*\]/, '[]'),
    file.replace('"signatures":[', '"signatures":[7,'),
    file.replace(key, 'short'),
    file.replace(signature, `${signature}b`),
    joinSigned({ text: '{"a":1}', signatures: Array.from({ length: 9 }, () => ({ key, signature })) }),
  ])('is none, or broken: %s', (text) => expect(splitSigned(text)).toBeUndefined());

  it('keys are 32 bytes in base64url', () => {
    expect([key, 'a'.repeat(42), 7, undefined, `${'a'.repeat(42)}+`].map(isKey)).toEqual([true, false, false, false, false]);
  });
});
