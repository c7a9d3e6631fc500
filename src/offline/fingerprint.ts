const LENGTH = 12;

/** Tells the content of a file from any other: the beginning of its SHA-256, in hexadecimal. */
export async function fingerprint(bytes: Uint8Array<ArrayBuffer> | ArrayBuffer): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, LENGTH / 2)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
