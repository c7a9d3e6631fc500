import type { Page } from '@playwright/test';

/** Which errors of layout a page has at its present width, each with the text where it shows; runs in the page. */
export function findSqueezed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const errors: string[] = [];
    const root = document.documentElement;
    const report = (error: string, element: Element, detail: string) => {
      const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 50);
      const name = `${element.localName}${[...element.classList].map((name) => `.${name}`).join('')}`;
      errors.push(`${error} (${detail}): ${name} "${words}"`);
    };
    if (root.scrollWidth > root.clientWidth)
      report('scrolls sideways', root, `${root.scrollWidth}`);

    interface Line {
      block: Element;
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    const lines: Line[] = [];
    const blocks = new Set<Element>();
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement;
      if (
        !parent ||
        !/\S/.test(node.data) ||
        parent.closest('script, style, option, textarea, .v, .skip')
      )
        continue;
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (parent.closest('svg')) {
        const box = parent.getBoundingClientRect();
        const drawing = parent.closest('svg')?.getBoundingClientRect();
        if (drawing && (box.right > drawing.right + 1 || box.left < drawing.left - 1))
          report('cut off', parent, `${Math.round(box.right - drawing.right)} px`);
        continue;
      }
      let block: Element = parent;
      while (getComputedStyle(block).display === 'inline' && block.parentElement)
        block = block.parentElement;
      // What stays in view lies above what scrolls below it.
      const stays = block.closest('.propose');
      blocks.add(block);
      const size = parseFloat(getComputedStyle(parent).fontSize);
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 1);
      for (const { left, right, top, bottom } of rects) {
        const middle = (top + bottom) / 2;
        // Letters fill less than their line.
        if (!stays)
          lines.push({ block, left, right, top: middle - size * 0.3, bottom: middle + size * 0.3 });
      }
      // Code goes on in the next line wherever it must.
      if (rects.length < 2 || parent.closest('pre')) continue;
      for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{3,24}/gu)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
        if (new Set(tops).size > 1) report('breaks a word', parent, word);
      }
    }

    for (const link of document.querySelectorAll('a')) {
      if (getComputedStyle(link).textDecorationLine !== 'underline') continue;
      let last: Node = link;
      while (last.lastChild) last = last.lastChild;
      if (!(last instanceof Text)) continue;
      // At the end of a line a space has no width.
      range.setStart(last, last.data.trimEnd().length);
      range.setEnd(last, last.length);
      if ([...range.getClientRects()].some(({ width }) => width > 1))
        report('underlines a space', link, 'at its end');
    }
    for (const block of blocks) {
      const style = getComputedStyle(block);
      const size = parseFloat(style.fontSize);
      const own = lines.filter((line) => line.block === block);
      const edge = block.getBoundingClientRect();
      const right = Math.max(...own.map((line) => line.right));
      if (!block.closest('pre, .mapped') && block.clientWidth > 0 && right > edge.right + 2)
        report('is wider than its box', block, `by ${Math.round(right - edge.right)} px`);
      const stacked = new Set(own.map(({ top }) => Math.round(top))).size;
      const length = (block.textContent ?? '').trim().length;
      if (block.clientWidth > 0 && block.clientWidth < 6 * size && stacked > 3 && length > 24)
        report('is squeezed', block, `${block.clientWidth} px, ${stacked} lines`);
    }
    for (const row of document.querySelectorAll('.row')) {
      const all = row.getBoundingClientRect().width;
      for (const part of row.querySelectorAll(':scope > :is(.t, .d)')) {
        const { width } = part.getBoundingClientRect();
        // A narrow text may be as wide as it is long.
        if (
          width > 0 &&
          width < all * 0.6 &&
          part.getClientRects().length > 0 &&
          part.clientHeight > 30
        )
          report('gets too little of its row', part, `${Math.round((100 * width) / all)} %`);
      }
    }
    lines.sort((a, b) => a.top - b.top);
    for (const [i, line] of lines.entries()) {
      for (let j = i + 1; j < lines.length; j += 1) {
        const other = lines[j];
        if (!other || other.top > line.bottom - 1) break;
        if (
          other.block === line.block ||
          other.block.contains(line.block) ||
          line.block.contains(other.block)
        )
          continue;
        if (Math.min(line.right, other.right) - Math.max(line.left, other.left) > 2)
          report('overlaps', other.block, (line.block.textContent ?? '').trim().slice(0, 30));
      }
    }
    return errors;
  });
}
