import type { InnerRoute } from '../core/atlas/address.ts';

export interface Navigation {
  /** The route of an address that this page can show by itself; undefined for every other, which the browser then loads. */
  readonly routeOf: (address: URL) => InnerRoute | undefined;
  readonly open: (route: InnerRoute) => void;
}

/**
 * Turns pages inside the saved pack without loading a document: the address changes, the view changes, the top of the page is
 * shown and the focus goes to its content. Links keep working as links: new tabs, downloads and other addresses are the browser's.
 */
export function turnPages({ routeOf, open }: Navigation): { readonly go: (address: URL) => void } {
  const go = (address: URL) => {
    const route = routeOf(address);
    if (!route) {
      location.assign(address);
      return;
    }
    history.pushState(null, '', address);
    open(route);
    scrollTo(0, 0);
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
    const route = routeOf(new URL(location.href));
    if (route) open(route);
    else location.reload();
  });
  return { go };
}
