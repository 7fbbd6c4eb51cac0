// Base64 to bytes, for what the package carries as text because every bundler can carry that.

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Decodes base64 without padding inside; the length is a multiple of four. */
export function fromBase64(base64: string): Uint8Array<ArrayBuffer> {
  const values = new Uint8Array(128)
  for (let index = 0; index < ALPHABET.length; index += 1) values[ALPHABET.charCodeAt(index)] = index
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((base64.length / 4) * 3 - padding)
  let at = 0
  for (let index = 0; index < base64.length; index += 4) {
    const group =
      ((values[base64.charCodeAt(index)] as number) << 18) |
      ((values[base64.charCodeAt(index + 1)] as number) << 12) |
      ((values[base64.charCodeAt(index + 2)] as number) << 6) |
      (values[base64.charCodeAt(index + 3)] as number)
    bytes[at] = group >> 16
    bytes[at + 1] = group >> 8
    bytes[at + 2] = group
    at += 3
  }
  return bytes
}
