import { wordsOfAddress } from '../search/addresses.ts';

/** On the page for addresses that have none: proposes to search for the words of the address. */
const field = document.querySelector<HTMLInputElement>('main [type=search]');
const { base = '/' } = document.documentElement.dataset;
if (field) field.value ||= wordsOfAddress(location.pathname.slice(base.length));
