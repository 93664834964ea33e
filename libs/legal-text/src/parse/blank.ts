/** Zero-width signs and the byte order mark are blanks to a reader, though not all of them are to \s. */
export function isBlank(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code === 0x3000 || code === 0xa0 || code === 0xfeff || code === 0xad) return true;
  return (
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060
  );
}
