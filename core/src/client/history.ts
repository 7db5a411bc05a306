/** What the runtime keeps in an entry of the browser's history, beside the state of the app. */
export interface Entry {
  key: string;
  /** How many entries of this visit are before it. */
  index: number;
  /** Whether it was entered without asking for data. */
  shallow?: boolean;
}

/** Where each entry was scrolled to; the browser's own restoration comes before the content. */
const positions = openStorage();
let entry: Entry;

function openStorage(): Record<string, string> {
  try {
    return sessionStorage;
  } catch {
    // The visitor may have forbidden it.
    return {};
  }
}

/** Gives the entry of the document a key, and leaves loads of documents to the browser. */
export function startHistory(): void {
  enterEntry();
  addEventListener('pageshow', ({ persisted }) => persisted && takeScroll());
  addEventListener('pagehide', () => {
    rememberScroll();
    // A document comes with its content: there the browser restores best.
    history.scrollRestoration = 'auto';
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
  try {
    positions[toName()] = `${scrollX},${scrollY}`;
  } catch {
    // A full storage costs the position, nothing else.
  }
}

/** Goes where the entry was; false where that is not known. */
export function restoreScroll(): boolean {
  const position = positions[toName()];
  if (!position) return false;
  const [left, top] = position.split(',').map(Number);
  scrollTo({ left, top, behavior: 'instant' });
  return true;
}

function toName(): string {
  return `plinth:${entry.key}`;
}
