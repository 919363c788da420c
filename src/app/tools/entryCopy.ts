/** Puts a text where the reader can paste it; false where the browser allows neither way. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** The way before there was a clipboard: for pages that are not https, as from a router in a shelter, where the other is missing. */
function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'hidden';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
  }
}

/** Undefined where the browser has no share sheet. The reader may close the sheet again: that is no mistake. */
export const shareSheet = (): ((text: string) => Promise<void>) | undefined =>
  'share' in navigator ? (text) => navigator.share({ text }).catch(() => {}) : undefined;
