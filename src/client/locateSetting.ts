/** Offsets of a setting's key in the text of a settings file, quotes included; null when it is not there. */
export function locateSetting(text: string, setting: string): { start: number; end: number } | null {
  const key = JSON.stringify(setting);
  for (let start = text.indexOf(key); start >= 0; start = text.indexOf(key, start + 1)) {
    const end = start + key.length;
    const isKey = /^\s*:/.test(text.slice(end, end + 200));
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    if (isKey && !/^\s*\/\//.test(line)) return { start, end };
  }
  return null;
}
