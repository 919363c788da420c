import { UsageError } from './command.ts';

/** normalBase('atlas') -> '/atlas/'; normalBase(undefined) -> '/' */
export function normalBase(written: string | undefined): string {
  const base = `/${written ?? ''}/`.replace(/\/{2,}/g, '/');
  if (!/^\/([A-Za-z0-9._~-]+\/)*$/.test(base)) throw new UsageError(`--base is a path such as /atlas/, not “${written}”.`);
  return base;
}

/** normalSite('https://welcome.example/') -> 'https://welcome.example' */
export function normalSite(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash)
    throw new UsageError(`--site is scheme and host such as https://welcome.example, not “${written}”; a path goes into --base.`);
  return url.origin;
}
