import { createElement, Fragment, options, type VNode } from 'preact';

/** Looked up once for each time that something is drawn. */
let isTranslated: boolean | undefined;

function look(): boolean {
  if (isTranslated === undefined) queueMicrotask(() => (isTranslated = undefined));
  isTranslated ??= document.querySelector('#app font') !== null;
  return isTranslated;
}

const isText = (child: unknown): child is string | number => typeof child === 'string' || typeof child === 'number';

/**
 * A browser that translates the page (Chrome, Edge, Google's button) takes the texts out and puts `<font>` elements with its own in
 * their place. Preact would go on changing texts that nobody sees: "5 results" over four of them. So while a page is translated an
 * element is made anew whenever its text changes: its key is its text. Texts without an element get one. All others pay nothing.
 */
export function outliveTranslation(): void {
  const others = options.vnode;
  options.vnode = (vnode: VNode) => {
    others?.(vnode);
    if (!look()) return;
    const props = vnode.props as { children?: unknown };
    const children = [props.children].flat();
    if (!children.some(isText)) return;
    if (typeof vnode.type === 'string') vnode.key = [vnode.key, ...children.filter(isText)].join('\n');
    else if (vnode.type === Fragment) props.children = children.map((child) => (isText(child) ? createElement('span', null, child) : child));
  };
}
