/** What has changed below an element since it is watched. */
export interface Watch {
  /** Elements, attributes and what is read; that a text was split into two is no such change. */
  changes(): string[];
  /** All of it, but attributes that were written again with the value that they had. */
  mutations(): string[];
}

/** Records what changes below an element from now on. */
export function watch(root: Element): Watch {
  const { textContent } = root;
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((more) => void records.push(...more));
  const details = { attributeOldValue: true, characterDataOldValue: true };
  observer.observe(root, { ...details, childList: true, subtree: true });
  const read = (): MutationRecord[] => {
    records.push(...observer.takeRecords());
    return records.filter(isChange);
  };
  return {
    mutations: () => read().map(describe),
    changes() {
      const isSameText = root.textContent === textContent;
      const seen = read().filter((record) => !(isSameText && isOfText(record)));
      return seen.map(describe);
    },
  };
}

function isChange({ type, target, attributeName, oldValue }: MutationRecord): boolean {
  if (type === 'attributes') return (target as Element).getAttribute(attributeName!) !== oldValue;
  return type !== 'characterData' || target.nodeValue !== oldValue;
}

function isOfText({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  const nodes = [...addedNodes, ...removedNodes];
  return type !== 'attributes' && nodes.every(({ nodeType }) => nodeType === Node.TEXT_NODE);
}

function describe(record: MutationRecord): string {
  const { type, target, attributeName, addedNodes, removedNodes } = record;
  if (type === 'attributes') return `the attribute ${attributeName} of ${target.nodeName}`;
  if (type === 'characterData') return `the text ${JSON.stringify(target.nodeValue)}`;
  return `in ${target.nodeName}: ${toNames(removedNodes)} → ${toNames(addedNodes)}`;
}

function toNames(nodes: NodeList): string {
  return [...nodes].map(({ nodeName }) => nodeName).join(' ');
}
