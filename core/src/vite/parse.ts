import { parseSync, type ESTree } from 'vite';

/** A page's source, parsed once; offsets into `code` are UTF-16 units. */
export interface Source {
  readonly code: string;
  /** The id without its query. */
  readonly file: string;
  readonly program: ESTree.Program;
  readonly comments: readonly {
    readonly value: string;
    readonly start: number;
    readonly end: number;
  }[];
  /** The first thing that the parser complained of. */
  readonly problem: { readonly message: string; readonly offset: number } | undefined;
}

/** Parses a module by the extension of its id. */
export function parseSource(code: string, id: string): Source {
  const file = id.replace(/\?.*$/s, '');
  const { program, comments, errors } = parseSync(file, code, {
    lang: toLanguage(file),
    sourceType: 'module',
    preserveParens: false,
  });
  const error = errors.find(({ severity }) => severity === 'Error');
  const problem = error && { message: error.message, offset: error.labels[0]?.start ?? 0 };
  return { code, file, program, comments, problem };
}

/** Formats a place for people and editors: `file:line:column`, counted from 1. */
export function formatPlace({ code, file }: Source, offset: number): string {
  const lines = code.slice(0, offset).split('\n');
  return `${file}:${lines.length}:${lines.at(-1)!.length + 1}`;
}

/** Shows the source of a node on one line. */
export function showSource({ code }: Source, node: ESTree.Node): string {
  const text = code.slice(node.start, node.end).replace(/\s+/g, ' ');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function toLanguage(file: string): 'ts' | 'tsx' | 'jsx' {
  if (/\.[cm]?ts$/.test(file)) return 'ts';
  return /\.(?:[cm]?js|jsx)$/.test(file) ? 'jsx' : 'tsx';
}
