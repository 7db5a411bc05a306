/** Takes a value, as JSON. */
export type Take = (json: string) => void;

/** Hands over the values that the document carries, as the parser comes to them; resolves at its end. */
export function readDocument(take: Take): Promise<void> {
  return new Promise((resolve) => {
    read(take);
    if (document.readyState !== 'loading') return resolve();
    const observer = new MutationObserver(() => read(take));
    observer.observe(document.body, { childList: true });
    document.addEventListener('DOMContentLoaded', () => {
      observer.disconnect();
      try {
        read(take);
      } finally {
        resolve();
      }
    });
  });
}

/** Takes what is there, but for the last one where the parser may be in the middle of it. */
function read(take: Take): void {
  for (const script of document.querySelectorAll('body>script[data-plinth-late]')) {
    if (!script.nextSibling && document.readyState === 'loading') continue;
    script.remove();
    take(script.textContent);
  }
}
