/** On a page that has moved: goes on to the new address with the fragment, which a refresh loses. */
const link = document.querySelector<HTMLAnchorElement>('main a');
if (link && location.hash) location.replace(link.href + location.hash);
