/**
 * Functions that run in the page. Each must stand alone, and name no function inside:
 * the loader of the tests would call a helper of its own for the name.
 */

interface Hydration {
  first: Element | null;
  /** What changed. */
  changes: string[];
  /** Attributes that were written again with the value that they had. */
  rewrites: string[];
  add(records: MutationRecord[]): void;
  observer: MutationObserver;
}

/** What had happened to the root before the button first answered. */
export interface Woken {
  changes: string[];
  rewrites: string[];
  isSameNode: boolean;
}

/** Watches the root from the moment it is parsed, which is before any script of the page runs. */
export function observeRoot(): void {
  const parsing = new MutationObserver(() => {
    const root = document.querySelector('#plinth');
    if (!root || !document.querySelector('#plinth-state')) return;
    parsing.disconnect();
    const hydration: Hydration = {
      first: root.firstElementChild,
      changes: [],
      rewrites: [],
      add(records) {
        for (const { type, target, attributeName, oldValue } of records) {
          const name = attributeName ?? '';
          const isRewrite = name && (target as Element).getAttribute(name) === oldValue;
          if (isRewrite) this.rewrites.push(name);
          else this.changes.push(`${type} ${name} of ${target.nodeName}`);
        }
      },
      observer: new MutationObserver((records) => hydration.add(records)),
    };
    const everything = { childList: true, attributeOldValue: true, characterData: true };
    hydration.observer.observe(root, { ...everything, subtree: true });
    Object.assign(globalThis, { hydration });
  });
  parsing.observe(document, { childList: true, subtree: true });
}

/** Clicks the button until it answers. */
export async function wake(): Promise<Woken> {
  const { hydration } = globalThis as unknown as { hydration: Hydration };
  const button = document.querySelector('button')!;
  const text = button.textContent;
  let woken = { changes: [] as string[], rewrites: [] as string[] };
  for (let round = 0; round < 100 && button.textContent === text; round += 1) {
    hydration.add(hydration.observer.takeRecords());
    woken = { changes: [...hydration.changes], rewrites: [...hydration.rewrites] };
    button.click();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const isSameNode = document.querySelector('#plinth')!.firstElementChild === hydration.first;
  return { ...woken, isSameNode };
}
