/** What the runtime keeps in an entry of the browser's history, beside the state of the app. */
export interface Entry {
  key: string;
  /** How many entries of this visit are before it. */
  index: number;
  /** Whether it was entered without asking for data. */
  shallow?: boolean;
}

const storageName = 'plinth:scroll';
/** How many positions are kept. */
const limit = 100;

/** Where each entry was scrolled to; the browser's own restoration comes before the content. */
let positions: Record<string, [x: number, y: number]> = {};
let entry: Entry;

/** Gives the entry of the document a key, and keeps positions over loads of documents. */
export function startHistory(): void {
  enterEntry();
  try {
    positions = JSON.parse(sessionStorage.getItem(storageName) ?? '{}');
  } catch {
    // A forbidden or damaged storage costs the positions, nothing else.
  }
  addEventListener('pageshow', ({ persisted }) => persisted && takeScroll());
  addEventListener('pagehide', () => {
    rememberScroll();
    // A document comes with its content: there the browser restores best.
    history.scrollRestoration = 'auto';
    try {
      const last = Object.entries(positions).slice(-limit);
      sessionStorage.setItem(storageName, JSON.stringify(Object.fromEntries(last)));
    } catch {
      // As above.
    }
  });
}

/** From now on the runtime restores positions, once the content is there. */
export function takeScroll(): void {
  history.scrollRestoration = 'manual';
}

/** The entry that is shown. */
export function currentEntry(): Entry {
  return entry;
}

/** Enters the entry that the browser is at; one that is not of the runtime's making gets a key. */
export function enterEntry(): Entry {
  const { state } = history;
  if (state?.plinth) return (entry = state.plinth);
  entry = createEntry();
  history.replaceState({ ...state, plinth: entry }, '');
  return entry;
}

/** An entry that follows the current one. */
export function createEntry(): Entry {
  return { key: Math.random().toString(36).slice(2), index: entry ? entry.index + 1 : 0 };
}

/** Keeps where the entry that is about to be left stands. */
export function rememberScroll(): void {
  delete positions[entry.key];
  positions[entry.key] = [scrollX, scrollY];
}

/** Goes where the entry was. */
export function restoreScroll(): boolean {
  const position = positions[entry.key];
  if (position) scrollTo(...position);
  return position !== undefined;
}
