/**
 * The one door for ready-made HTML. In the window it passes the Trusted Types policy `atlas`, the only one for HTML that the site's
 * Content-Security-Policy allows; in Node and in the worker the text stays a text. Only HTML made by our compiler may go through.
 */

interface Policy {
  createHTML(html: string): unknown;
}

interface Window {
  readonly document?: unknown;
  readonly trustedTypes?: { createPolicy(name: string, rules: { createHTML(html: string): string }): Policy };
}

let policy: Policy | undefined;

export function trustHtml(html: string): string {
  const { document, trustedTypes } = globalThis as Window;
  if (!document || !trustedTypes) return html;
  policy ??= trustedTypes.createPolicy('atlas', { createHTML: (text) => text });
  // A TrustedHTML goes wherever innerHTML takes a string; Preact's types know only the string.
  return policy.createHTML(html) as string;
}
