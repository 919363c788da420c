import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Shelf } from '../../src/device/shelf.ts';

/** A phone that has nothing, and counts how often this thread looks. */
function phone(worker: Pick<ServiceWorker, 'postMessage'> | undefined) {
  vi.stubGlobal('navigator', { serviceWorker: worker && { controller: { state: 'activated', addEventListener() {}, ...worker } } });
  let looks = 0;
  const shelf = {
    store: { readPack: async () => void looks++ },
    copies: { read: async () => undefined },
  } as unknown as Shelf;
  return { shelf, looks: () => looks };
}

/** What it imports asks for the address of the page. */
let care: typeof import('../../src/app/care.ts').care;
beforeEach(async () => {
  vi.stubGlobal('location', { href: 'https://atlas.example/' });
  ({ care } = await import('../../src/app/care.ts'));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('the worker verifies a pack, and the window does nothing', async () => {
  const asked: unknown[] = [];
  const { shelf, looks } = phone({
    postMessage(message: unknown, ports: unknown) {
      asked.push(message);
      (ports as MessagePort[])[0]?.postMessage(true);
    },
  });
  await care(shelf, 'witten/de');
  expect(asked).toEqual([{ type: 'VERIFY', key: 'witten/de' }]);
  expect(looks()).toBe(0);
});

test('a page without a worker verifies by itself', async () => {
  const { shelf, looks } = phone(undefined);
  await care(shelf, 'witten/de');
  expect(looks()).toBe(1);
});

test('a worker of an older version does not answer: after twenty seconds the window does it', async () => {
  vi.useFakeTimers();
  const { shelf, looks } = phone({ postMessage() {} });
  const cared = care(shelf, 'witten/de');
  await vi.advanceTimersByTimeAsync(19_000);
  expect(looks()).toBe(0);
  await vi.advanceTimersByTimeAsync(2000);
  await cared;
  expect(looks()).toBe(1);
});
