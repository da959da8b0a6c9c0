// A binary string has one character per byte, as in `atob` and `btoa`.

/** Bytes per step: the limit of a call's arguments. */
const PART = 8192;

export function binaryOf(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + PART)));
  }
  return parts.join('');
}

/** Undefined: no base64 (RFC 4648 section 4). */
export function binaryOfBase64(base64: string): string | undefined {
  try {
    return atob(base64);
  } catch {
    return undefined;
  }
}

/** The UTF-8 text of these bytes. Undefined: they are no UTF-8. */
export function utf8Of(binary: string): string | undefined {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
