import { type AdapterName, adapterNames, type AppChoice } from './app-choice.ts';
import { type Files, readTemplate } from './template.ts';
import { toJavaScript } from './to-javascript.ts';

/** What only some choices need; the template has it all. */
const packages: Record<AdapterName | AppChoice['language'], readonly string[]> = {
  preact: ['@plinth/preact', 'preact'],
  solid: ['@plinth/solid', 'solid-js', 'vite-plugin-solid'],
  string: ['@plinth/string'],
  typescript: ['@types/node', 'tsx', 'typescript'],
  javascript: [],
};
const jsxSources: Partial<Record<AdapterName, string>> = { preact: 'preact', solid: 'solid-js' };

interface Manifest {
  name: string;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** The files of a new app: the template, without what was not chosen. */
export async function createAppFiles(name: string, choice: AppChoice): Promise<Files> {
  const files = await readTemplate('app');
  const chosen = files.filter(([path]) => isChosen(path, choice));
  const filled = chosen.map(([path, text]): Files[number] => [
    toPath(path, choice),
    fill(path, text, name, choice),
  ]);
  return choice.language === 'typescript' ? filled : filled.map(toJavaScriptFile);
}

function isChosen(path: string, { adapters, language }: AppChoice): boolean {
  if (path === 'tsconfig.json') return language === 'typescript';
  const adapter = findAdapter(path);
  return !adapter || adapters.includes(adapter);
}

/** The adapter whose page stands in a file. */
function findAdapter(path: string): AdapterName | undefined {
  return adapterNames.find((name) => path.startsWith(`pages/${name}.`));
}

/** The first adapter has the home page. */
function toPath(path: string, { adapters }: AppChoice): string {
  return path.replace(`pages/${adapters[0]}.`, 'pages/index.');
}

function fill(path: string, text: string, name: string, choice: AppChoice): string {
  if (path === 'package.json') return fillManifest(text, name, choice);
  if (path === 'tsconfig.json') return fillCompilerOptions(text, choice);
  if (path === 'vite.config.ts') return fillConfig(text, choice);
  const adapter = findAdapter(path);
  return adapter ? fillPage(text, adapter, choice) : fillText(text, name, choice);
}

function fillManifest(text: string, name: string, { adapters, language }: AppChoice): string {
  const manifest = JSON.parse(text) as Manifest;
  manifest.name = name;
  const kept = new Set<string>([...adapters, language]);
  for (const [choice, names] of Object.entries(packages)) {
    if (kept.has(choice)) continue;
    for (const one of names) {
      delete manifest.dependencies[one];
      delete manifest.devDependencies[one];
    }
  }
  if (language === 'javascript') {
    manifest.scripts['test'] = 'node --test';
    delete manifest.scripts['types'];
  }
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The first view layer with JSX is the one of files without a pragma. */
function fillCompilerOptions(text: string, { adapters }: AppChoice): string {
  const source = adapters.map((name) => jsxSources[name]).find(Boolean);
  if (source) return text.replace(/(?<="jsxImportSource": ").*(?=")/, source);
  return text.replaceAll(/^ *"jsx.*\n/gm, '');
}

function fillConfig(text: string, { adapters }: AppChoice): string {
  const rest = adapterNames.filter((name) => !adapters.includes(name));
  const calls = adapters.map((name) => `${name}()`).join(', ');
  const kept = text
    .split('\n')
    .filter((line) => !rest.some((name) => line.includes(`{ ${name} }`)));
  return kept.join('\n').replace(/(?<=adapters: \[).*(?=\] \}\))/, calls);
}

/** A page links to the next adapter's, the last one to the first. */
function fillPage(text: string, adapter: AdapterName, { adapters }: AppChoice): string {
  const place = (adapters.indexOf(adapter) + 1) % adapters.length;
  if (adapters.length === 1) return text.replace(/^.*"\/next".*\n/m, '');
  return text.replace('"/next"', `"${place === 0 ? '/' : `/${adapters[place]}`}"`);
}

function fillText(text: string, name: string, { adapters, language }: AppChoice): string {
  const paths = adapters.map((adapter, index) => (index === 0 ? "'/'" : `'/${adapter}'`));
  const filled = text.replaceAll('plinth-app', name).replace("['/']", `[${paths.join(', ')}]`);
  const hasJsx = adapters.some((adapter) => jsxSources[adapter]);
  const plain = hasJsx ? filled : filled.replaceAll('.tsx', '.ts');
  return language === 'typescript' ? plain : plain.replace(/^.*npm run types.*\n/m, '');
}

function toJavaScriptFile([path, text]: Files[number]): Files[number] {
  if (path.endsWith('.md')) return [path, text.replaceAll(/\.ts(?=x?`)/g, '.js')];
  const target = path.replace(/\.ts(?=x?$)/, '.js');
  return target === path ? [path, text] : [target, toJavaScript(text)];
}
