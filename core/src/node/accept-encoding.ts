/** What this server compresses with, the better one first. */
const codings = ['br', 'gzip'] as const;

export type Coding = (typeof codings)[number];

/** Browsers send a handful of different lists. Where clients make up more than are kept, the others are read each time. */
const known = new Map<string, Coding | undefined>();
const limits = { lists: 64, length: 100 };

/** The coding that a client likes best (RFC 9110 section 12.5.3); none where it likes the plain text better. */
export function chooseCoding(header: string | null): Coding | undefined {
  if (header === null) return undefined;
  if (known.has(header)) return known.get(header);
  const coding = readCoding(header);
  if (known.size < limits.lists && header.length < limits.length) known.set(header, coding);
  return coding;
}

function readCoding(header: string): Coding | undefined {
  const weights = readWeights(header);
  const any = weights.get('*') ?? 0;
  const plain = weights.get('identity') ?? 0;
  let best: Coding | undefined;
  let most = 0;
  for (const coding of codings) {
    const weight = weights.get(coding) ?? any;
    if (weight > most && weight >= plain) [best, most] = [coding, weight];
  }
  return best;
}

/** A longer list than any client sends is cut off. */
function readWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of header.slice(0, 1000).split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((text) => text.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    weights.set(name === 'x-gzip' ? 'gzip' : name, weight >= 0 && weight <= 1 ? weight : 0);
  }
  return weights;
}
