/** On the first page of a long topic: an address with a section of another page continues there. */
const follow = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLAnchorElement) location.replace(target.href);
};
follow();
addEventListener('hashchange', follow);
