import { createElement, Fragment, options, type VNode } from 'preact';

/**
 * A browser that translates the page (Chrome, Edge, Google's button) takes the texts out and puts `<font>` elements with its own in
 * their place. Preact would go on changing texts that nobody sees: "5 results" over four of them. So while a page is translated an
 * element is made anew whenever its text changes: its key is its text. Texts without an element get one. All others pay nothing.
 */
export function outliveTranslation(): void {
  const others = options.vnode;
  options.vnode = (vnode: VNode) => {
    others?.(vnode);
    if (!/\btranslated-/.test(document.documentElement.className)) return;
    const props = vnode.props as { children?: unknown };
    const children = [props.children].flat();
    const isText = (child: unknown) => typeof child === 'string' || typeof child === 'number';
    if (!children.some(isText)) return;
    if (typeof vnode.type === 'string') vnode.key = [vnode.key, ...children.filter(isText)].join('\n');
    else if (vnode.type === Fragment) props.children = children.map((child) => (isText(child) ? createElement('span', null, child as string) : child));
  };
}
