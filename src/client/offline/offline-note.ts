/** `<offline-note>`: stands in for a page that is neither reachable nor kept, and says so. */
class OfflineNote extends HTMLElement {
  connectedCallback(): void {
    const base = document.documentElement.dataset['base'] ?? '/';
    // Read at its own address, the page stands in for no other.
    this.hidden = location.pathname === `${base}offline/`;
    if (this.hidden) return;
    this.querySelector('button')?.addEventListener('click', () => location.reload());
  }
}

customElements.define('offline-note', OfflineNote);
