/** The fragment of an address that carries a shared list begins so. */
export const listFragment = '#list=';
