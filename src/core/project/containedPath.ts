/** Names that a committed file gives for other files: whoever wrote it is a stranger, so none leads anywhere else on any system. */

/** Devices of Windows, which have these names in every folder and with any extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?$/i;

/**
 * A relative path below its folder, whichever system reads it: no root, drive, share, URL or other stream of a file (all of
 * them have a colon, or begin with a slash), no way up, no home folder, no device.
 */
export function isContainedPath(name: string): boolean {
  if (/[\p{Cc}:]|^[/\\~]/u.test(name)) return false;
  // Windows drops blanks and dots at the end of a name.
  return name.split(/[/\\]/).every((part) => !/^\.{2,}\s*$/.test(part) && !DEVICE.test(part));
}
