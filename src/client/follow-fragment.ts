/**
 * On a page that has moved: continues to the new address with the fragment, which a refresh loses; unless the new
 * address is a part of a page itself.
 */
const link = document.querySelector<HTMLAnchorElement>('main a');
if (link && !link.hash && location.hash) location.replace(link.href + location.hash);
