import { pageId } from '../../text/ids.ts';
import stylesheet from '../../styles/notice.css?url';
import { store, type Trouble } from '../progress-store.ts';

const texts: Record<Exclude<Trouble['kind'], 'damaged'>, string> = {
  excess:
    'This change was not saved: your marks and notes would be too large for this site to read again. Everything saved before is unchanged. Remove notes that you no longer need, and try again.',
  refused:
    'This browser does not let the site store data (a private window?). Your marks last until you leave the page.',
  full: 'This browser has no storage left for the site. Your marks last until you leave the page.',
};
/** As many issues as can be read at a glance. */
const mostIssues = 3;

let shown: string | undefined;
let bar: HTMLElement | undefined;

/** Reports above the page what is wrong with the progress that is stored, or takes the notice away. */
export function showTrouble(): void {
  const { trouble } = store;
  // Each trouble is reported once, because a reader who closed the notice has read it; but each change
  // that is not made is one of its own.
  if (trouble?.kind === shown && shown !== 'excess') return;
  const wasExcess = shown === 'excess';
  shown = trouble?.kind;
  const wasClosed = bar?.isConnected === false;
  const hadFocus = bar?.contains(document.activeElement) === true;
  bar?.remove();
  if (!trouble && (wasClosed || wasExcess)) return;
  const text = document.createElement('div');
  text.role = trouble?.kind === 'damaged' ? 'alert' : 'status';
  const close = createButton('×', () => bar?.remove());
  close.ariaLabel = 'Close';
  bar = document.createElement('div');
  bar.className = 'trouble';
  bar.append(text, close);
  loadStyles();
  document.querySelector('main')?.prepend(bar);
  if (hadFocus) close.focus();
  // A live region announces what is added to it, so it is there first.
  requestAnimationFrame(() => {
    if (trouble?.kind === 'damaged') showDamage(text, trouble);
    else
      text.append(createParagraph(trouble ? texts[trouble.kind] : 'Your marks are saved again.'));
  });
}

function showDamage(text: HTMLElement, { text: raw, issues }: Trouble & { kind: 'damaged' }): void {
  const list = document.createElement('ul');
  for (const issue of issues.slice(0, mostIssues)) {
    const item = document.createElement('li');
    item.textContent = issue;
    list.append(item);
  }
  const rest = issues.length - mostIssues;
  text.append(
    createParagraph(
      'The progress stored in this browser cannot be read, so it is not shown. It stays unchanged until you decide. New marks last until you leave the page.',
    ),
    list,
    ...(rest > 0 ? [createParagraph(`and ${rest} more`)] : []),
  );
  const anew = createButton('Start over', () => store.reset());
  anew.disabled = true;
  const download = createButton('Download it', () => {
    downloadText(raw);
    anew.disabled = false;
  });
  const hint = createParagraph('Download it first: starting over removes it from this browser.');
  hint.id = pageId('anew-hint');
  hint.className = 'dim';
  anew.setAttribute('aria-describedby', hint.id);
  const buttons = document.createElement('p');
  buttons.className = 'bar';
  buttons.append(download, anew);
  text.after(buttons, hint);
}

function downloadText(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'cairn-progress-damaged.json';
  link.click();
  // The browser reads it after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function createButton(label: string, act: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', act);
  return button;
}

function createParagraph(text: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

function loadStyles(): void {
  if (document.querySelector(`link[href="${stylesheet}"]`)) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = stylesheet;
  document.head.append(link);
}
