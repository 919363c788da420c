import { describe, expect, test } from 'vitest';
import { findMe } from '../../src/app/map/near.ts';

type Ask = Geolocation['getCurrentPosition'];
const phone = (getCurrentPosition: Ask) => ({ getCurrentPosition });
const failing = (code: number) => phone((_, fail) => fail?.({ code } as GeolocationPositionError));

describe('where am I', () => {
  test('a phone that knows answers with its position and how sure it is', async () => {
    const found = await findMe(phone((ok) => ok({ coords: { latitude: 50.33, longitude: 7.22, accuracy: 40 } } as GeolocationPosition)));
    expect(found).toEqual({ kind: 'here', at: [50.33, 7.22], accuracy: 40 });
  });

  test('a reader who says no is told how to change it', async () => {
    expect(await findMe(failing(1))).toEqual({ kind: 'refused' });
  });

  test.each([2, 3])('a phone that does not know (code %i) is another sentence', async (code) => {
    expect(await findMe(failing(code))).toEqual({ kind: 'unknown' });
  });

  test('a page without https has nobody to ask', async () => {
    expect(await findMe(undefined)).toEqual({ kind: 'unknown' });
  });

  test('the satellite is asked, because the network is away', async () => {
    let asked: PositionOptions | undefined;
    await findMe(
      phone((ok, _, options) => {
        asked = options;
        ok({ coords: { latitude: 0, longitude: 0, accuracy: 1 } } as GeolocationPosition);
      }),
    );
    expect(asked?.enableHighAccuracy).toBe(true);
  });
});
