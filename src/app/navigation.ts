import type { InnerRoute } from '../core/atlas/address.ts';
import type { Query } from './reader.ts';

export interface Navigation {
  /** The route of an address that this page can show by itself; undefined for every other, which the browser then loads. */
  readonly routeOf: (address: URL) => InnerRoute | undefined;
  readonly open: (route: InnerRoute) => void;
  /** True where the page that stands must not be found by "back": the next one takes its place. */
  readonly leavesNoTrace: () => boolean;
}

/** False where the browser has had enough: Safari refuses more than a hundred changes of the address in half a minute. */
export function changeAddress(how: 'pushState' | 'replaceState', address: URL, state: unknown = null): boolean {
  try {
    history[how](state, '', address);
    return true;
  } catch {
    return false;
  }
}

export const queryOf = (address: string): Query => Object.fromEntries(new URL(address).searchParams);

/** A QR code may tell where it hung (`?from=`): that is not to be found in the history of a shared phone, nor passed on with the link. */
export function forgetOrigin(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('from')) return;
  address.searchParams.delete('from');
  changeAddress('replaceState', address, history.state);
}

/**
 * Turns pages inside the saved pack without loading a document: the address changes, the view changes, the top of the page is
 * shown and the focus goes to its content. Links keep working as links: new tabs, downloads and other addresses are the browser's.
 */
export function turnPages({ routeOf, open, leavesNoTrace }: Navigation): { readonly go: (address: URL) => void } {
  /** Path of the page that stands. */
  let path = location.pathname;
  const go = (address: URL) => {
    const route = routeOf(address);
    if (!route || !changeAddress(leavesNoTrace() ? 'replaceState' : 'pushState', address)) {
      location.assign(address);
      return;
    }
    path = address.pathname;
    open(route);
    const heading = address.hash ? document.getElementById(address.hash.slice(1)) : null;
    if (heading) heading.scrollIntoView();
    // At once, also where the styles ask for smooth scrolling: this is another page.
    else scrollTo({ top: 0, left: 0, behavior: 'instant' });
    document.getElementById('content')?.focus({ preventScroll: true });
  };
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || link.target || link.hasAttribute('download')) return;
    const address = new URL(link.href);
    if ((address.pathname === location.pathname && address.hash) || !routeOf(address)) return;
    event.preventDefault();
    go(address);
  });
  addEventListener('popstate', () => {
    const address = new URL(location.href);
    const route = routeOf(address);
    if (route) open(route);
    // Within the page that stands (a jump to a heading) there is nothing to load, alive or not.
    else if (address.pathname !== path) location.reload();
    path = address.pathname;
  });
  return { go };
}
