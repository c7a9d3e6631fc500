/** A value of CBOR (RFC 8949), of those that Pagefind writes: whole numbers, texts and lists. */
export type CborValue = number | string | CborValue[];

const NUMBER = 0;
const TEXT = 3;
const LIST = 4;

/** @throws {Error} if the bytes hold anything else */
export function decodeCbor(bytes: Uint8Array): CborValue {
  let at = 0;
  const readNumber = (length: number): number => {
    let value = 0;
    for (const end = at + length; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    return value;
  };
  const read = (): CborValue => {
    const first = bytes[at];
    at += 1;
    const [type, info] = [(first ?? 0xff) >> 5, (first ?? 0xff) & 31];
    if (info > 26) throw new Error(`The byte ${first ?? 'after the last'} cannot be decoded.`);
    const value = info < 24 ? info : readNumber(2 ** (info - 24));
    if (type === NUMBER) return value;
    if (type === TEXT) {
      at += value;
      return new TextDecoder().decode(bytes.subarray(at - value, at));
    }
    if (type === LIST) return Array.from({ length: value }, read);
    throw new Error(`The type ${type} cannot be decoded.`);
  };
  const value = read();
  if (at !== bytes.length) throw new Error('There are bytes after the value.');
  return value;
}

/** The shortest bytes of a value: equal values have equal bytes. */
export function encodeCbor(value: CborValue): Uint8Array {
  if (typeof value === 'number') return encodeHead(NUMBER, value);
  if (typeof value === 'string') {
    const text = new TextEncoder().encode(value);
    return Buffer.concat([encodeHead(TEXT, text.length), text]);
  }
  return Buffer.concat([encodeHead(LIST, value.length), ...value.map(encodeCbor)]);
}

function encodeHead(type: number, value: number): Uint8Array {
  const size = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x1_0000 ? 2 : 4;
  const head = Buffer.alloc(1 + size);
  head[0] = (type << 5) | (size === 0 ? value : 24 + Math.log2(size));
  if (size > 0) head.writeUIntBE(value, 1, size);
  return head;
}
