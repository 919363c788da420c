/** A pack as a file of text, on its way out of the phone. */
interface TextFile {
  readonly name: string;
  readonly text: string;
}

const fileOf = ({ name, text }: TextFile) => new File([text], name, { type: 'application/octet-stream' });
/** Chrome hands on only files whose kind it knows: as a text it passes, and is read all the same. */
const textFileOf = ({ name, text }: TextFile) => new File([text], `${name}.txt`, { type: 'text/plain' });

const canShare = (file: File): boolean => navigator.canShare?.({ files: [file] }) ?? false;

/** Whether this phone has a share sheet that takes files. */
export const canShareFile = (): boolean => canShare(textFileOf({ name: 'x', text: 'x' }));

/** Opens the share sheet; as a file of one's own where it refuses. A sheet that is closed again is an answer. */
export async function shareFile(file: TextFile): Promise<void> {
  const plain = fileOf(file);
  try {
    await navigator.share({ files: [canShare(plain) ? plain : textFileOf(file)] });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) await saveFile(file);
  }
}

/** Puts the file among the downloads, for an SD card or Bluetooth. */
export async function saveFile(file: TextFile): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(fileOf(file));
  link.download = file.name;
  link.click();
  // Some browsers read it only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
