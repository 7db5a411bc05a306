/** Modules of templates in templates, and how many of these yield bare HTML; `make` shows a list, and may tell `steps`. */
export const bareModules: Readonly<Record<string, readonly [bare: number, code: string]>> = {
  'a function called': [
    1,
    'export const make = ([a, b]) => html`<tr>${Cell(a)}${b}${Cell(b)}</tr>`; function Cell(value) { return html`<td title="a">${value}</td>`; }',
  ],
  'an arrow function called': [
    1,
    'const Cell = (value) => html`<td>${value}</td>`; export const make = ([a, b]) => html`<tr>${Cell(a)}${b}${Cell(b)}</tr>`;',
  ],
  'a function called, mapped and used as a value': [
    1,
    'function Cell(value) { return html`<td>${value}</td>`; } export const make = (list) => html`${Cell(list)}${list.map(Cell)}${[Cell].map((one) => one(list))}${[...list].map((one) => [Cell(one)])}`;',
  ],
  'functions that are exported': [
    3,
    'export function A(value) { return html`<a>${value}</a>`; } export default function B(value) { return html`<b>${value}</b>`; } export const C = (value) => html`<c>${value}</c>`; export { C as D }; export const make = (list) => html`${A(list)}${B(list)}${C(list)}`;',
  ],
  'a function with types, and a type of its name': [
    2,
    'interface Cell { a: string } type Row = Cell; function Cell(value: unknown): unknown { return html`<td>${value}</td>` as unknown; } const Row = (value: unknown): unknown => (html`<tr>${value!}</tr>`)!; export const make = (list: Cell) => html`${Cell(list)}${Row(list) as Row}`;',
  ],
  'a tree': [
    1,
    'function Tree(node) { return html`<ul>${node?.map ? node.map((one) => Tree(one)) : node}</ul>`; } export const make = (list) => html`${Tree(list)}${Tree([list, [list]])}`;',
  ],
  'functions that call each other': [
    3,
    'function A(list) { return list.length > 0 ? html`<a>${B(list.slice(1))}</a>` : html`.`; } function B(list) { return A(list) as never; } export const make = (list) => html`${A(list)}${B(list)}${[list].map(B)}${[list].map((one) => html`<i>${A(one)}</i>`)}`;',
  ],
  'several ways to return': [
    2,
    'function Cell(value) { const nested = () => { return "<i>"; }; if (value === undefined) return; if (value === null) return null; if (value === "b") return 7; return typeof value === "string" ? html`<td>${value}${nested()}</td>` : (html`<th>${value}</th>`); } export const make = (list) => html`${Cell(list)}${Cell(list?.[0])}${Cell("b")}${Cell()}${list.map(Cell)}`;',
  ],
  'default and rest parameters, this and arguments': [
    4,
    'function A(value = "<", ...others) { return html`<a>${value}${others}</a>`; } function B() { return html`<b>${arguments.length}${arguments[0]}</b>`; } function D(a, ...others) { return html`<d>${a}${others}</d>`; } function C(a, { b } = {}, c) { return html`<c>${typeof this}${C.length}</c>`; } export const make = (list) => html`${A()}${A(...list)}${B(...list)}${list.map(B)}${C()}${list.map(C)}${C.call(list)}${A.name}${A.length}${B.length}${D.length}${D(list)}`;',
  ],
  conditions: [
    4,
    'export const make = ([a, b]) => html`${a ? html`<a>${a}</a>` : ""}${b === "b" && html`<b>${b}</b>`}${"" && html`<i></i>`}${a ? null : (html`<i>${a}</i>`)}${b ? "plain" : undefined}`;',
  ],
  'numbers, and nothing, before a template': [
    3,
    'export const make = (list) => html`${list.length && html`<i>${list}</i>`}${0 && html`<i></i>`}${null && html`<i></i>`}`;',
  ],
  'lists in lists': [
    2,
    'export const make = (list) => html`<table>${list.map((one) => html`<tr>${list.map((two, index, all) => html`<td>${index} of ${all.length}: ${one}${two}</td>`)}</tr>`)}</table>`;',
  ],
  'a list that is made': [
    1,
    'export const make = (list) => html`${[...list, "<"].filter(Boolean).map(function (one) { return html`<i>${one}${this === undefined}</i>`; })}`;',
  ],
  'items that are not shown': [
    1,
    'export const make = (list) => html`${list.map((one) => one === "b" ? null : one && html`<i>${one}</i>`)}${[1, 2].map((one) => { if (one === 1) return false; })}`;',
  ],
  'numbers among the items': [
    1,
    'export const make = (list) => html`${[...list, "", 0, 7].map((one) => typeof one === "number" ? 0 : one && html`<i>${one}</i>`)}`;',
  ],
  'texts among the items': [
    1,
    'export const make = (list) => html`${list.map((one, index) => index === 0 ? "first" : html`<i>${one}</i>`)}`;',
  ],
  'a list with holes': [
    1,
    'export const make = (list) => html`${[, ...list, , undefined].map((one, index) => html`<i>${index}${one}</i>`)}`;',
  ],
  'a list that changes': [
    1,
    'export const make = (list) => html`${[...list].map((one, index, all) => { if (index === 0) all.length = 1; all.push("new", 1); return html`<i>${one}</i>`; })}`;',
  ],
  'a list of another kind': [
    1,
    'class List extends Array { static made = 0; *[Symbol.iterator]() { yield "mine"; } } export const make = (list) => html`${List.from(list).map((one) => html`<i>${one}</i>`)}`;',
  ],
  'a list with a map of its own': [
    1,
    'export const make = (list) => html`${Object.assign([1], { map: (show) => [show("<1>"), "<2>", ...list] }).map((one) => html`<i>${one}</i>`)}`;',
  ],
  'something with a map that looks at what is made': [
    1,
    'export const make = (list) => html`${{ map: (show) => [show.call(7, list, 1), typeof show("a"), String(show("<")), show()] }.map(function (one, index) { return one && html`<i>${one}${index}${typeof this}</i>`; })}`;',
  ],
  'something whose map returns a text': [
    1,
    'export const make = (list) => html`${{ map: (show) => "<i>" + show(list) }.map((one) => html`<i>${one}</i>`)}`;',
  ],
  'steps in their order, each once': [
    3,
    'export const steps = []; const take = (value) => (steps.push(String(value)), value); function Cell(value) { steps.push("cell"); return html`<td>${take(value)}${take("end")}</td>`; } export const make = (list) => html`${take(1)}${Cell(take(list))}${list.map((one) => (html`<i>${take(one)}</i>`))}${take(2) && html`<b>${take(3)}</b>`}${take(4)}`;',
  ],
  'a callback that throws': [
    1,
    'export const steps = []; export const make = (list) => html`${list.map((one, index) => { steps.push(index); if (index === 1) throw new Error("no"); return html`<i>${one}</i>`; })}${steps.push("later")}`;',
  ],
  'a text that all see': [
    1,
    'function Cell(value) { return html`<td>${value}</td>`; } export const make = (list) => { const cells = [Cell(list[0]), Cell(list[1])]; return html`<p title="${Cell("<")}">${cells}${cells.map((one) => typeof one)}</p>${html`${Cell("<")}` + "<"}${Cell("a") + "<"}`; };',
  ],
  'holes that the tag writes': [
    1,
    'function Cell(value) { return html`<td>${value}</td>`; } export const make = (list) => html`<title>${Cell("a")}${list.map((one) => html`<i>${one}</i>`)}</title>`;',
  ],
  'names like those of the compiler': [
    2,
    'function Html0(value) { return html`<a>${value}</a>`; } function T0(value) { return html`<b>${value}</b>`; } export const make = (list) => html`${Html0(list)}${T0(list)}`;',
  ],
  'the text of HTML that is called so in another place': [
    1,
    'function Cell(value) { return html`<td>${value}</td>`; } const object = { Cell: (value) => value }; export const make = (list) => html`${object.Cell("<i>")}${Cell("<i>")}${object.Cell(list)}`;',
  ],
};

const cell = 'function Cell(value) { return html`<td>${value}</td>`; }';

/** Where strings of another origin could be taken for HTML. */
export const otherModules: Readonly<Record<string, string>> = {
  'a parameter of the name': `${cell} export const make = () => [String].map((Cell) => html\`\${Cell("<i>")}\`)[0];`,
  'a parameter with a default': `${cell} export const make = (list, Cell = String) => html\`\${Cell("<i>")}\`;`,
  'a constant of the name': `${cell} export const make = () => { const Cell = String; return html\`\${Cell("<i>")}\`; };`,
  'a function of the name': `${cell} export const make = () => { function Cell() { return "<i>"; } return html\`\${Cell()}\`; };`,
  'a function expression of the name': `${cell} export const make = () => (function Cell(value) { return value ?? html\`\${Cell("<i>")}\`; })();`,
  'a class of the name': `${cell} export const make = () => html\`\${(class Cell { static Cell() { return Cell("<i>"); } }).Cell.length}\${Cell("a")}\`;`,
  'a name taken out': `${cell} export const make = () => { const { Cell } = { Cell: String }; return html\`\${Cell("<i>")}\`; };`,
  'a name taken out under it': `${cell} export const make = () => { const { a: Cell } = { a: String }; return html\`\${Cell("<i>")}\`; };`,
  'a name taken out of a list': `${cell} export const make = () => { const [Cell] = [String]; return html\`\${Cell("<i>")}\`; };`,
  'the rest of parameters': `${cell} const show = { it: (...Cell) => html\`\${Cell.map(String)}\${typeof Cell}\${Cell ? "" : Cell("a")}\` }; export const make = () => show.it("<i>");`,
  'a caught error of the name': `${cell} export const make = () => { try { throw (value) => value; } catch (Cell) { return html\`\${Cell("<i>")}\`; } };`,
  'the variable of a loop': `${cell} export const make = () => { for (const Cell of [String]) return html\`\${Cell("<i>")}\`; };`,
  'a function that is replaced': `${cell} export const make = () => html\`\${Cell("<i>")}\`; Cell = (value) => value;`,
  'a function that is replaced in a pattern': `${cell} export const make = () => html\`\${Cell("<i>")}\`; [Cell] = [String];`,
  'a variable':
    'let Cell = (value) => html`<td>${value}</td>`; export const make = () => html`${Cell("<i>")}`;',
  'a constant of several':
    'const Cell = (value) => html`<td>${value}</td>`, other = String; export const make = () => html`${Cell("<i>")}${other("<i>")}`;',
  'a function of a function':
    'export const make = () => { const Cell = (value) => html`<td>${value}</td>`; return html`${Cell("<i>")}`; };',
  'an async function':
    'async function Cell(value) { return html`<td>${value}</td>`; } export const make = () => html`${Cell("<i>")}`;',
  'an async arrow function':
    'const Cell = async (value) => html`<td>${value}</td>`; export const make = () => html`${Cell("<i>")}${["<i>"].map(Cell)}`;',
  'a generator':
    'function* Cell(value) { return html`<td>${value}</td>`; } export const make = () => html`${Cell("<i>").next().value}${Cell("<i>")}`;',
  'an async callback':
    'export const make = (list) => html`${list.map(async (one) => html`<td>${one}</td>`)}`;',
  'a function that returns a text too':
    'function Cell(value) { if (value) return value; return html`<td>${value}</td>`; } export const make = () => html`${Cell("<i>")}${["<i>"].map(Cell)}`;',
  'a function that returns a plain text too':
    'function Cell(value) { return value ? html`<td>${value}</td>` : ""; } export const make = () => html`${Cell("<i>")}${typeof Cell("")}`;',
  'a function that returns what is before a template':
    'function Cell(value) { return value && html`<td>${value}</td>`; } export const make = () => html`${Cell("<i>")}${typeof Cell("")}`;',
  'a function that returns a list':
    'function Cells(list) { return list.map((one) => html`<td>${one}</td>`); } export const make = (list) => html`${Cells(list)}${Cells(["a"]).length}`;',
  'a function that calls one that returns a text':
    'const text = (value) => value; function Cell(value) { return value ? text(value) : html`<td>${value}</td>`; } function Row(value) { return value ? Cell(value) : html`<tr></tr>`; } export const make = () => html`${Row("<i>")}`;',
  'a callback that returns a text too':
    'export const make = () => html`${["<i>"].map((one) => one ? one : html`<i></i>`)}`;',
  'a callback that returns a text in a block':
    'export const make = () => html`${["<i>"].map((one) => { if (one) { return one; } return html`<i></i>`; })}`;',
  'a callback of another origin':
    'const show = (value) => value; export const make = () => html`${["<i>"].map(show)}${["<i>"].map(String)}`;',
  'a callback of an object':
    'const object = { show: (value) => value }; export const make = () => html`${["<i>"].map(object.show)}`;',
  'a callback that a function makes':
    'const give = () => (value) => value; export const make = () => html`${["<i>"].map(give())}`;',
  'a condition with a text': 'export const make = () => html`${"<i>" ? "<i>" : html`<i></i>`}`;',
  'a text or a template':
    'export const make = ([a, b]) => html`${a || html`<i></i>`}${b ?? html`<i></i>`}`;',
  'a map with more arguments':
    'export const make = (list) => html`${list.map(function (one) { return html`<i>${this}${one}</i>`; }, "<")}`;',
  'a map with arguments that are spread':
    'export const make = (list) => html`${list.map(...[(one) => html`<i>${one}</i>`])}`;',
  'a map that may not be':
    'export const make = (list) => html`${list?.map((one) => html`<i>${one}</i>`)}${undefined?.map((one) => html`<i>${one}</i>`)}`;',
  'a name that is computed':
    'const map = "flatMap"; export const make = (list) => html`${list[map]((one) => html`<i>${one}</i>`)}`;',
  'another method':
    'export const make = (list) => html`${list.flatMap((one) => html`<i>${one}</i>`)}`;',
  'the map of a parent':
    'class List extends Array { map() { return html`${super.map((one) => html`<i>${one}</i>`)}`; } } export const make = (list) => html`${List.from(list).map()}`;',
  'one that is constructed': `${cell} export const make = () => html\`\${String(new Cell("<i>"))}\${Cell("a")}\`;`,
};
